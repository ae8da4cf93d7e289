//! `client.alarms`: what the person should know of, and what to do about it.

use crate::client::verbs;
use crate::model::*;

verbs! {
    pub VERBS "alarms":
    /// Lists the alarms. `GET /api/v1/alarms` **V**; their shape is open.
    ///
    /// @example
    /// for (const alarm of await client.alarms.list()) …
    list: ALARMS_LIST () -> Vec<Alarm>;
    /// Lists the alarms by the newer route. `GET /api/v2/alarms` **V**; their shape is open.
    ///
    /// @example
    /// const alarms = await client.alarms.listV2();
    listV2: ALARMS_LIST_V2 () -> Vec<Alarm>;
    /// Reads one alarm. `GET /api/v1/alarms/{alarmId}` **V**; its shape is open.
    ///
    /// @example
    /// const alarm = await client.alarms.get(id);
    get: ALARMS_GET (id: AlarmId) -> Alarm;
    /// Closes an alarm. `GET /api/v1/alarms/{alarmId}/close` **V**
    ///
    /// A GET that changes state: never cached, never tried again once it may have arrived, and when
    /// its answer is lost it throws with `mayHaveBeenApplied: true`.
    ///
    /// @example
    /// if (alarm.id != null) await client.alarms.close(alarm.id);
    close: ALARMS_CLOSE (id: AlarmId) -> Maybe<Alarm>;
    /// Gets advice on an alarm. `GET /api/v1/alarms/{alarmId}/coachme` **V**; its shape is open.
    ///
    /// Never tried again once it may have arrived: whether asking changes anything is not
    /// documented.
    ///
    /// @example
    /// const advice = await client.alarms.coachMe(alarmId);
    coachMe: ALARMS_COACH_ME (id: AlarmId) -> Maybe<CoachMe>;
    /// Gets advice on a leak. `POST /api/v1/alarms/leak/coachme` **V**; body and answer are open.
    ///
    /// @example
    /// const advice = await client.alarms.leakCoachMe({ leak_id: leak.id });
    leakCoachMe: ALARMS_COACH_LEAK (leak: LeakCoachMeInput) -> Maybe<CoachMe>;
}
