;; What `Rows` in rows.ts asks for, with vectors. Addresses in bytes; places within a room count its numbers.
(module
  ;; Threads have it in common; where they cannot, the word `shared` is taken out (`vector-rows.ts`).
  (import "shelf" "memory" (memory 0 65536 shared))
  ;; Puts keys into an empty table: see `table`. Of shifts below 0 there are none.
  (func (export "table")
    (param $keys i32) (param $count i32) (param $shifts i32)
    (param $filter i32) (param $filterMask i32) (param $slots i32) (param $mask i32)
    (local $i i32) (local $key i32) (local $at i32) (local $p i32)
    (if (i32.eqz (local.get $count)) (then (return)))
    (loop $each
      (local.set $key (i32.load (i32.add (local.get $keys) (i32.shl (local.get $i) (i32.const 2)))))
      (local.set $at (i32.and (i32.xor (local.get $key) (i32.shr_u (local.get $key) (i32.const 15))) (local.get $filterMask)))
      (local.set $p (i32.add (local.get $filter) (i32.shr_u (local.get $at) (i32.const 3))))
      (i32.store8 (local.get $p)
        (i32.or (i32.load8_u (local.get $p)) (i32.shl (i32.const 1) (i32.and (local.get $at) (i32.const 7)))))
      (local.set $at (local.get $key))
      (loop $next
        (local.set $at (i32.and (local.get $at) (local.get $mask)))
        (local.set $p (i32.add (local.get $slots) (i32.shl (local.get $at) (i32.const 3))))
        (if (i32.load offset=4 (local.get $p))
          (then
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (br $next))))
      (i32.store (local.get $p) (local.get $key))
      (if (i32.lt_s (local.get $shifts) (i32.const 0))
        (then (i32.store offset=4 (local.get $p) (i32.add (local.get $i) (i32.const 1))))
        (else (i32.store offset=4 (local.get $p) (i32.add (i32.const 1)
          (i32.or
            (i32.shl (local.get $i) (i32.const 5))
            (i32.load8_u (i32.add (local.get $shifts) (local.get $i))))))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $each (i32.lt_u (local.get $i) (local.get $count)))))

  ;; What is kept for keys: see `find`. First those that the filter lets through, then those that are found.
  (func (export "find")
    (param $filter i32) (param $filterMask i32) (param $slots i32) (param $mask i32) (param $keys i32) (param $count i32)
    (param $found i32) (result i32)
    (local $end i32) (local $to i32) (local $p i32) (local $key i32) (local $at i32) (local $kept i32)
    (if (i32.eqz (local.get $count)) (then (return (i32.const 0))))
    (local.set $to (local.get $found))
    (local.set $end (i32.add (local.get $keys) (i32.shl (local.get $count) (i32.const 2))))
    (loop $each
      (local.set $key (i32.load (local.get $keys)))
      (i32.store (local.get $to) (local.get $key))
      (local.set $at (i32.and (i32.xor (local.get $key) (i32.shr_u (local.get $key) (i32.const 15))) (local.get $filterMask)))
      ;; Without a branch: the next key goes over one that was turned away.
      (local.set $to (i32.add (local.get $to) (i32.shl
        (i32.and
          (i32.shr_u (i32.load8_u (i32.add (local.get $filter) (i32.shr_u (local.get $at) (i32.const 3)))) (i32.and (local.get $at) (i32.const 7)))
          (i32.const 1))
        (i32.const 2))))
      (local.set $keys (i32.add (local.get $keys) (i32.const 4)))
      (br_if $each (i32.lt_u (local.get $keys) (local.get $end))))
    (local.set $end (local.get $to))
    (local.set $p (local.get $found))
    (local.set $to (local.get $found))
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $p) (local.get $end)))
        (local.set $key (i32.load (local.get $p)))
        (local.set $p (i32.add (local.get $p) (i32.const 4)))
        (local.set $at (local.get $key))
        (loop $next
          (local.set $at (i32.and (local.get $at) (local.get $mask)))
          (local.set $kept (i32.load offset=4 (i32.add (local.get $slots) (i32.shl (local.get $at) (i32.const 3)))))
          (br_if $each (i32.eqz (local.get $kept)))
          (if (i32.ne (i32.load (i32.add (local.get $slots) (i32.shl (local.get $at) (i32.const 3)))) (local.get $key))
            (then
              (local.set $at (i32.add (local.get $at) (i32.const 1)))
              (br $next))))
        (i32.store (local.get $to) (i32.sub (local.get $kept) (i32.const 1)))
        (local.set $to (i32.add (local.get $to) (i32.const 4)))
        (br $each)))
    (i32.shr_u (i32.sub (local.get $to) (local.get $found)) (i32.const 2)))

  ;; Adds rows of bytes, each shifted, to sums: see `gather`.
  (func (export "gather") (param $x i32) (param $rows i32) (param $count i32) (param $size i32) (param $sums i32)
    (local $p i32) (local $end i32) (local $v v128) (local $r i32) (local $s i32) (local $k i32)
    (local $a v128) (local $b v128)
    (local.set $end (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (if (i32.eqz (local.get $count)) (then (return)))
    (loop $eight
      (local.set $a (v128.load (local.get $sums)))
      (local.set $b (v128.load offset=16 (local.get $sums)))
      (local.set $p (local.get $rows))
      (loop $row
        (local.set $r (i32.load (local.get $p)))
        (local.set $s (i32.and (local.get $r) (i32.const 31)))
        (local.set $v (v128.load8x8_s
          (i32.add (i32.add (local.get $x) (local.get $k)) (i32.mul (i32.shr_u (local.get $r) (i32.const 5)) (local.get $size)))))
        (local.set $a (i32x4.add (local.get $a) (i32x4.shl (i32x4.extend_low_i16x8_s (local.get $v)) (local.get $s))))
        (local.set $b (i32x4.add (local.get $b) (i32x4.shl (i32x4.extend_high_i16x8_s (local.get $v)) (local.get $s))))
        (local.set $p (i32.add (local.get $p) (i32.const 4)))
        (br_if $row (i32.lt_s (local.get $p) (local.get $end))))
      (v128.store (local.get $sums) (local.get $a))
      (v128.store offset=16 (local.get $sums) (local.get $b))
      (local.set $sums (i32.add (local.get $sums) (i32.const 32)))
      (local.set $k (i32.add (local.get $k) (i32.const 8)))
      (br_if $eight (i32.lt_s (local.get $k) (local.get $size)))))

  ;; Adds rows of bytes, each by its weight, in 64 bits: see `weigh`.
  (func (export "weigh") (param $x i32) (param $places i32) (param $by i32) (param $count i32) (param $size i32) (param $sums i32)
    (local $p i32) (local $end i32) (local $k i32) (local $w i32) (local $v v128) (local $f v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (if (i32.eqz (local.get $count)) (then (return)))
    (local.set $end (i32.add (local.get $places) (i32.shl (local.get $count) (i32.const 2))))
    (loop $eight
      (local.set $a (v128.load (local.get $sums)))
      (local.set $b (v128.load offset=16 (local.get $sums)))
      (local.set $c (v128.load offset=32 (local.get $sums)))
      (local.set $d (v128.load offset=48 (local.get $sums)))
      (local.set $p (local.get $places))
      (local.set $w (local.get $by))
      (loop $row
        (local.set $f (v128.load64_splat (local.get $w)))
        (local.set $v (v128.load8x8_s (i32.add (i32.add (local.get $x) (local.get $k)) (i32.load (local.get $p)))))
        (local.set $a (f64x2.add (local.get $a) (f64x2.mul (local.get $f) (f64x2.convert_low_i32x4_s (i32x4.extend_low_i16x8_s (local.get $v))))))
        (local.set $b (f64x2.add (local.get $b) (f64x2.mul (local.get $f) (f64x2.convert_low_i32x4_s (i32x4.extend_low_i16x8_s (i8x16.shuffle 4 5 6 7 4 5 6 7 4 5 6 7 4 5 6 7 (local.get $v) (local.get $v)))))))
        (local.set $c (f64x2.add (local.get $c) (f64x2.mul (local.get $f) (f64x2.convert_low_i32x4_s (i32x4.extend_high_i16x8_s (local.get $v))))))
        (local.set $d (f64x2.add (local.get $d) (f64x2.mul (local.get $f) (f64x2.convert_low_i32x4_s (i32x4.extend_low_i16x8_s (i8x16.shuffle 12 13 14 15 12 13 14 15 12 13 14 15 12 13 14 15 (local.get $v) (local.get $v)))))))
        (local.set $p (i32.add (local.get $p) (i32.const 4)))
        (local.set $w (i32.add (local.get $w) (i32.const 8)))
        (br_if $row (i32.lt_s (local.get $p) (local.get $end))))
      (v128.store (local.get $sums) (local.get $a))
      (v128.store offset=16 (local.get $sums) (local.get $b))
      (v128.store offset=32 (local.get $sums) (local.get $c))
      (v128.store offset=48 (local.get $sums) (local.get $d))
      (local.set $sums (i32.add (local.get $sums) (i32.const 64)))
      (local.set $k (i32.add (local.get $k) (i32.const 8)))
      (br_if $eight (i32.lt_s (local.get $k) (local.get $size))))))
