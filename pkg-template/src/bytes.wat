;; What src/bytes.ts does to each letter, as a module of its own: a script's loop over 90,000 of
;; them is interpreted, this is compiled. It has no exports: to instantiate it is to run it.
(module
  (import "a" "m" (memory 1))
  (import "a" "f" (global $from i32))
  (import "a" "e" (global $end i32))
  (start $read)

  ;; By a letter's code, times four: what it stands for (two bytes), and its number (one byte).
  (func $read
    (local $letter i32) (local $byte i32) (local $to i32)
    (local.set $letter (global.get $from))
    ;; In place: no byte takes less than a letter.
    (local.set $to (global.get $from))
    (loop $next
      (if (i32.lt_u (local.get $letter) (global.get $end))
        (then
          (local.set $byte
            (i32.load16_u (i32.shl (i32.load8_u (local.get $letter)) (i32.const 2))))
          (if (i32.gt_u (local.get $byte) (i32.const 255))
            (then
              (local.set $letter (i32.add (local.get $letter) (i32.const 1)))
              (local.set $byte (i32.add (local.get $byte)
                (i32.load8_u offset=2
                  (i32.shl (i32.load8_u (local.get $letter)) (i32.const 2)))))))
          (i32.store8 (local.get $to) (local.get $byte))
          (local.set $letter (i32.add (local.get $letter) (i32.const 1)))
          (local.set $to (i32.add (local.get $to) (i32.const 1)))
          (br $next))))))
