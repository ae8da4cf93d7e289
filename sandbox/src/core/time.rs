//! The virtual clock, and date-times as the gateway writes them.

/// Runs `speed` times as fast as the real time it is given, and can be pushed forward.
#[derive(Debug, Clone)]
pub struct Clock {
    real: u64,
    virtual_ms: u64,
    speed: f64,
    /// How wrong it is to those outside: nothing happens earlier or later for it.
    skew_ms: i64,
}

/// The last second of the year 9999: what comes after has no date-time.
const LAST_MS: u64 = 253_402_300_799_000;

impl Clock {
    pub fn new(now_ms: u64, speed: f64) -> Self {
        Self { real: now_ms, virtual_ms: now_ms, speed, skew_ms: 0 }
    }

    pub fn now(&self, now_ms: u64) -> u64 {
        let passed = now_ms.saturating_sub(self.real) as f64 * self.speed;
        self.virtual_ms.saturating_add(passed as u64).min(LAST_MS)
    }

    pub fn speed(&self) -> f64 {
        self.speed
    }

    /// What has passed has passed at the old speed.
    pub fn set_speed(&mut self, now_ms: u64, speed: f64) {
        *self = Self { real: now_ms, virtual_ms: self.now(now_ms), speed, ..*self };
    }

    pub fn skew_ms(&self) -> i64 {
        self.skew_ms
    }

    pub fn set_skew(&mut self, skew_ms: i64) {
        self.skew_ms = skew_ms;
    }

    /// What is said to be the time.
    pub fn told(&self, ms: u64) -> u64 {
        ms.saturating_add_signed(self.skew_ms).min(LAST_MS)
    }

    pub fn advance(&mut self, by_ms: u64) {
        self.virtual_ms = self.virtual_ms.saturating_add(by_ms);
    }
}

/// `2026-06-16T21:02:05Z` (civil-from-days, Howard Hinnant).
pub fn rfc3339(ms: u64) -> String {
    let (days, second) = (ms / 86_400_000, ms / 1000 % 86_400);
    let z = days + 719_468;
    let (era, day_of_era) = (z / 146_097, z % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}Z", second % 60)
}

#[cfg(test)]
mod tests {
    use super::{Clock, rfc3339};

    #[test]
    fn writes_dates() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(951_782_400_000), "2000-02-29T00:00:00Z");
        assert_eq!(rfc3339(1_781_643_725_999), "2026-06-16T21:02:05Z");
    }

    #[test]
    fn speed_and_advance_move_virtual_time_only_from_then_on() {
        let mut clock = Clock::new(1000, 1.0);
        assert_eq!(clock.now(1500), 1500);
        clock.set_speed(2000, 10.0);
        assert_eq!(clock.now(2100), 3000);
        clock.advance(500);
        assert_eq!(clock.now(2100), 3500);
        clock.set_speed(2100, 0.0);
        assert_eq!(clock.now(9999), 3500);
    }
}
