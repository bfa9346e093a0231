;; What `Kernel` in kernel.ts asks for, with vectors. Addresses in bytes; places within a room count its numbers.
(module
  ;; Grown to what is asked for before anything is put in it.
  (memory (export "memory") 1)
  ;; Dot products of rows of 16-bit numbers: out[r][o] = (x[r] · w[o] + bias[o]) >> shift, four rows of w and two of x at a
  ;; time, so that what is multiplied stays close by; the second row of a last odd one is the first again. w has a multiple of
  ;; 4 rows; `inner`, a multiple of 8, is their length.
  (func (export "dots")
    (param $x i32) (param $rows i32) (param $w i32) (param $bias i32) (param $outs i32) (param $inner i32)
    (param $shift i32) (param $out i32)
    (local $row i32) (local $o i32) (local $r i32) (local $p i32) (local $end i32)
    (local $w0 i32) (local $w1 i32) (local $w2 i32) (local $w3 i32) (local $to i32) (local $apart i32) (local $beside i32)
    (local $a v128) (local $b v128) (local $v v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (if (i32.le_s (local.get $rows) (i32.const 0)) (then (return)))
    (local.set $row (i32.shl (local.get $inner) (i32.const 1)))
    (local.set $o (local.get $outs))
    (loop $four
      (local.set $r (local.get $rows))
      (local.set $p (local.get $x))
      (local.set $to (local.get $out))
      (local.set $apart (local.get $row))
      (local.set $beside (i32.shl (local.get $outs) (i32.const 2)))
      (loop $pair
        (if (i32.eq (local.get $r) (i32.const 1))
          (then
            (local.set $apart (i32.const 0))
            (local.set $beside (i32.const 0))))
        (local.set $w0 (local.get $w))
        (local.set $w1 (i32.add (local.get $w0) (local.get $row)))
        (local.set $w2 (i32.add (local.get $w1) (local.get $row)))
        (local.set $w3 (i32.add (local.get $w2) (local.get $row)))
        (local.set $a0 (v128.const i32x4 0 0 0 0))
        (local.set $a1 (v128.const i32x4 0 0 0 0))
        (local.set $a2 (v128.const i32x4 0 0 0 0))
        (local.set $a3 (v128.const i32x4 0 0 0 0))
        (local.set $b0 (v128.const i32x4 0 0 0 0))
        (local.set $b1 (v128.const i32x4 0 0 0 0))
        (local.set $b2 (v128.const i32x4 0 0 0 0))
        (local.set $b3 (v128.const i32x4 0 0 0 0))
        (local.set $end (i32.add (local.get $p) (local.get $row)))
        (loop $sum
          (local.set $a (v128.load (local.get $p)))
          (local.set $b (v128.load (i32.add (local.get $p) (local.get $apart))))
          (local.set $v (v128.load (local.get $w0)))
          (local.set $a0 (i32x4.add (local.get $a0) (i32x4.dot_i16x8_s (local.get $a) (local.get $v))))
          (local.set $b0 (i32x4.add (local.get $b0) (i32x4.dot_i16x8_s (local.get $b) (local.get $v))))
          (local.set $v (v128.load (local.get $w1)))
          (local.set $a1 (i32x4.add (local.get $a1) (i32x4.dot_i16x8_s (local.get $a) (local.get $v))))
          (local.set $b1 (i32x4.add (local.get $b1) (i32x4.dot_i16x8_s (local.get $b) (local.get $v))))
          (local.set $v (v128.load (local.get $w2)))
          (local.set $a2 (i32x4.add (local.get $a2) (i32x4.dot_i16x8_s (local.get $a) (local.get $v))))
          (local.set $b2 (i32x4.add (local.get $b2) (i32x4.dot_i16x8_s (local.get $b) (local.get $v))))
          (local.set $v (v128.load (local.get $w3)))
          (local.set $a3 (i32x4.add (local.get $a3) (i32x4.dot_i16x8_s (local.get $a) (local.get $v))))
          (local.set $b3 (i32x4.add (local.get $b3) (i32x4.dot_i16x8_s (local.get $b) (local.get $v))))
          (local.set $w0 (i32.add (local.get $w0) (i32.const 16)))
          (local.set $w1 (i32.add (local.get $w1) (i32.const 16)))
          (local.set $w2 (i32.add (local.get $w2) (i32.const 16)))
          (local.set $w3 (i32.add (local.get $w3) (i32.const 16)))
          (local.set $p (i32.add (local.get $p) (i32.const 16)))
          (br_if $sum (i32.lt_s (local.get $p) (local.get $end))))
        (local.set $v (v128.load (local.get $bias)))
        (v128.store (i32.add (local.get $to) (local.get $beside))
          (i32x4.shr_s
            (i32x4.add (local.get $v) (call $across (local.get $b0) (local.get $b1) (local.get $b2) (local.get $b3)))
            (local.get $shift)))
        (v128.store (local.get $to)
          (i32x4.shr_s
            (i32x4.add (local.get $v) (call $across (local.get $a0) (local.get $a1) (local.get $a2) (local.get $a3)))
            (local.get $shift)))
        (local.set $p (i32.add (local.get $p) (local.get $row)))
        (local.set $to (i32.add (local.get $to) (i32.shl (local.get $outs) (i32.const 3))))
        (local.set $r (i32.sub (local.get $r) (i32.const 2)))
        (br_if $pair (i32.gt_s (local.get $r) (i32.const 0))))
      (local.set $w (i32.add (local.get $w) (i32.shl (local.get $row) (i32.const 2))))
      (local.set $bias (i32.add (local.get $bias) (i32.const 16)))
      (local.set $out (i32.add (local.get $out) (i32.const 16)))
      (local.set $o (i32.sub (local.get $o) (i32.const 4)))
      (br_if $four (i32.gt_s (local.get $o) (i32.const 0)))))
  ;; The sums of the four numbers of each of four vectors.
  (func $across (param $a v128) (param $b v128) (param $c v128) (param $d v128) (result v128)
    (local $ab v128) (local $cd v128)
    (local.set $ab (i32x4.add
      (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
      (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
    (local.set $cd (i32x4.add
      (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c) (local.get $d))
      (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
    (i32x4.add
      (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $ab) (local.get $cd))
      (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $ab) (local.get $cd))))

  ;; Pools gates into states, four units at a time: see `pool`.
  (func (export "pool")
    (param $gates i32) (param $rows i32) (param $size i32) (param $candidates i32) (param $opens i32) (param $cells i32)
    (param $states i32)
    (local $backward i32) (local $n i32) (local $g i32) (local $next i32) (local $to i32) (local $wide i32) (local $cell i32)
    (local $end i32) (local $c v128) (local $f v128) (local $o v128) (local $i v128) (local $x v128) (local $d v128)
    (local $s v128) (local $low v128) (local $high v128)
    ;; Gates of one kind take four bytes a unit; so do the states of both directions.
    (local.set $wide (i32.shl (local.get $size) (i32.const 2)))
    (local.set $end (i32.add (local.get $cells) (i32.shl (local.get $size) (i32.const 3))))
    (local.set $g (local.get $gates))
    (local.set $to (local.get $states))
    (loop $direction
      (memory.fill (local.get $cells) (i32.const 0) (i32.shl (local.get $size) (i32.const 3)))
      (local.set $n (local.get $rows))
      (loop $row
        (local.set $cell (local.get $cells))
        (loop $four
          (local.set $i (i32x4.shl
            (i32x4.min_s
              (i32x4.max_s
                (i32x4.shr_s (i32x4.add (v128.load (local.get $g)) (v128.const i32x4 2048 2048 2048 2048)) (i32.const 1))
                (v128.const i32x4 0 0 0 0))
              (v128.const i32x4 2047 2047 2047 2047))
            (i32.const 2)))
          (local.set $c (v128.load32_zero (i32.add (local.get $candidates) (i32x4.extract_lane 0 (local.get $i)))))
          (local.set $c (v128.load32_lane 1 (i32.add (local.get $candidates) (i32x4.extract_lane 1 (local.get $i))) (local.get $c)))
          (local.set $c (v128.load32_lane 2 (i32.add (local.get $candidates) (i32x4.extract_lane 2 (local.get $i))) (local.get $c)))
          (local.set $c (v128.load32_lane 3 (i32.add (local.get $candidates) (i32x4.extract_lane 3 (local.get $i))) (local.get $c)))
          (local.set $i (i32x4.shl
            (i32x4.min_s
              (i32x4.max_s
                (i32x4.shr_s (i32x4.add (v128.load (i32.add (local.get $g) (local.get $wide))) (v128.const i32x4 4096 4096 4096 4096)) (i32.const 2))
                (v128.const i32x4 0 0 0 0))
              (v128.const i32x4 2047 2047 2047 2047))
            (i32.const 2)))
          (local.set $f (v128.load32_zero (i32.add (local.get $opens) (i32x4.extract_lane 0 (local.get $i)))))
          (local.set $f (v128.load32_lane 1 (i32.add (local.get $opens) (i32x4.extract_lane 1 (local.get $i))) (local.get $f)))
          (local.set $f (v128.load32_lane 2 (i32.add (local.get $opens) (i32x4.extract_lane 2 (local.get $i))) (local.get $f)))
          (local.set $f (v128.load32_lane 3 (i32.add (local.get $opens) (i32x4.extract_lane 3 (local.get $i))) (local.get $f)))
          (local.set $i (i32x4.shl
            (i32x4.min_s
              (i32x4.max_s
                (i32x4.shr_s (i32x4.add (v128.load (i32.add (local.get $g) (i32.shl (local.get $wide) (i32.const 1)))) (v128.const i32x4 4096 4096 4096 4096)) (i32.const 2))
                (v128.const i32x4 0 0 0 0))
              (v128.const i32x4 2047 2047 2047 2047))
            (i32.const 2)))
          (local.set $o (v128.load32_zero (i32.add (local.get $opens) (i32x4.extract_lane 0 (local.get $i)))))
          (local.set $o (v128.load32_lane 1 (i32.add (local.get $opens) (i32x4.extract_lane 1 (local.get $i))) (local.get $o)))
          (local.set $o (v128.load32_lane 2 (i32.add (local.get $opens) (i32x4.extract_lane 2 (local.get $i))) (local.get $o)))
          (local.set $o (v128.load32_lane 3 (i32.add (local.get $opens) (i32x4.extract_lane 3 (local.get $i))) (local.get $o)))
          (local.set $x (v128.load16x4_s (local.get $to)))
          ;; A cell becomes c + f (cell - c), in 64 bits, two at a time; its state has o times the cell added.
          (local.set $d (f64x2.promote_low_f32x4 (local.get $c)))
          (local.set $s
            (f64x2.add (local.get $d)
              (f64x2.mul
                (f64x2.promote_low_f32x4 (local.get $f))
                (f64x2.sub (v128.load (local.get $cell)) (local.get $d)))))
          (v128.store (local.get $cell) (local.get $s))
          (local.set $low
            (i32x4.trunc_sat_f64x2_s_zero
              (f64x2.add
                (f64x2.convert_low_i32x4_s (local.get $x))
                (f64x2.mul
                  (f64x2.mul (f64x2.promote_low_f32x4 (local.get $o)) (local.get $s))
                  (v128.const f64x2 4096 4096)))))
          (local.set $d (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $c) (local.get $c))))
          (local.set $s
            (f64x2.add (local.get $d)
              (f64x2.mul
                (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $f) (local.get $f)))
                (f64x2.sub (v128.load offset=16 (local.get $cell)) (local.get $d)))))
          (v128.store offset=16 (local.get $cell) (local.get $s))
          (local.set $high
            (i32x4.trunc_sat_f64x2_s_zero
              (f64x2.add
                (f64x2.convert_low_i32x4_s (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $x) (local.get $x)))
                (f64x2.mul
                  (f64x2.mul (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $o) (local.get $o))) (local.get $s))
                  (v128.const f64x2 4096 4096)))))
          (local.set $x (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $low) (local.get $high)))
          (v128.store64_lane 0 (local.get $to) (i16x8.narrow_i32x4_s (local.get $x) (local.get $x)))
          (local.set $g (i32.add (local.get $g) (i32.const 16)))
          (local.set $to (i32.add (local.get $to) (i32.const 8)))
          (local.set $cell (i32.add (local.get $cell) (i32.const 32)))
          (br_if $four (i32.lt_s (local.get $cell) (local.get $end))))
        ;; Past what is left of the row: five kinds of gates and one direction's states; backward, before its own beginning.
        (local.set $g (i32.add (local.get $g)
          (i32.mul (local.get $wide) (select (i32.const -7) (i32.const 5) (local.get $backward)))))
        (local.set $to (i32.add (local.get $to)
          (i32.mul (local.get $size) (select (i32.const -6) (i32.const 2) (local.get $backward)))))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br_if $row (i32.gt_s (local.get $n) (i32.const 0))))
      (if (i32.eqz (local.get $backward))
        (then
          ;; From behind the last row to its second half.
          (local.set $backward (i32.const 1))
          (local.set $g (i32.sub (local.get $g) (i32.mul (local.get $wide) (i32.const 3))))
          (local.set $to (i32.sub (local.get $to) (i32.shl (local.get $size) (i32.const 1))))
          (br $direction)))))

  ;; Adds three neighbours' rows of bytes, each by its scale, in 16 bits: see `join`.
  (func (export "join")
    (param $x i32) (param $scales i32) (param $slots i32) (param $rows i32) (param $size i32) (param $out i32)
    (local $a i32) (local $b i32) (local $c i32) (local $end i32) (local $s i32) (local $v v128)
    (local $sa v128) (local $sb v128) (local $sc v128)
    (loop $row
      ;; Behind one another: what the word before adds, the word itself, the word behind; of four scales one is spare.
      (local.set $s (i32.load (local.get $slots)))
      (local.set $a (i32.add (local.get $x) (i32.mul (local.get $s) (i32.mul (local.get $size) (i32.const 3)))))
      (local.set $sa (v128.load16_splat (i32.add (local.get $scales) (i32.shl (local.get $s) (i32.const 4)))))
      (local.set $s (i32.load offset=4 (local.get $slots)))
      (local.set $b (i32.add (local.get $x)
        (i32.add (i32.mul (local.get $s) (i32.mul (local.get $size) (i32.const 3))) (local.get $size))))
      (local.set $sb (v128.load16_splat offset=4 (i32.add (local.get $scales) (i32.shl (local.get $s) (i32.const 4)))))
      (local.set $s (i32.load offset=8 (local.get $slots)))
      (local.set $c (i32.add (local.get $x)
        (i32.add (i32.mul (local.get $s) (i32.mul (local.get $size) (i32.const 3))) (i32.shl (local.get $size) (i32.const 1)))))
      (local.set $sc (v128.load16_splat offset=8 (i32.add (local.get $scales) (i32.shl (local.get $s) (i32.const 4)))))
      (local.set $end (i32.add (local.get $a) (local.get $size)))
      (loop $eight
        (local.set $v
          (i16x8.add_sat_s
            (i16x8.add_sat_s
              (i16x8.mul (v128.load8x8_s (local.get $a)) (local.get $sa))
              (i16x8.mul (v128.load8x8_s (local.get $b)) (local.get $sb)))
            (i16x8.mul (v128.load8x8_s (local.get $c)) (local.get $sc))))
        (v128.store (local.get $out) (i32x4.extend_low_i16x8_s (local.get $v)))
        (v128.store offset=16 (local.get $out) (i32x4.extend_high_i16x8_s (local.get $v)))
        (local.set $a (i32.add (local.get $a) (i32.const 8)))
        (local.set $b (i32.add (local.get $b) (i32.const 8)))
        (local.set $c (i32.add (local.get $c) (i32.const 8)))
        (local.set $out (i32.add (local.get $out) (i32.const 32)))
        (br_if $eight (i32.lt_s (local.get $a) (local.get $end))))
      (local.set $slots (i32.add (local.get $slots) (i32.const 4)))
      (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
      (br_if $row (i32.gt_s (local.get $rows) (i32.const 0)))))

  ;; Turns a row into bytes and their scale: see `shrink`.
  (func (export "shrink") (param $x i32) (param $count i32) (param $out i32) (param $scale i32)
    (local $p i32) (local $end i32) (local $v v128) (local $by v128) (local $s i32)
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $p (local.get $x))
    (loop $four
      (local.set $v (i32x4.max_s (local.get $v) (i32x4.abs (v128.load (local.get $p)))))
      (local.set $p (i32.add (local.get $p) (i32.const 16)))
      (br_if $four (i32.lt_u (local.get $p) (local.get $end))))
    (local.set $v (i32x4.max_s (local.get $v)
      (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $v) (local.get $v))))
    (local.set $v (i32x4.max_s (local.get $v)
      (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $v) (local.get $v))))
    (local.set $s (i32.div_s (i32.add (i32x4.extract_lane 0 (local.get $v)) (i32.const 126)) (i32.const 127)))
    (local.set $s (select (i32.const 256) (local.get $s) (i32.gt_s (local.get $s) (i32.const 256))))
    (local.set $s (select (i32.const 1) (local.get $s) (i32.lt_s (local.get $s) (i32.const 1))))
    (i32.store (local.get $scale) (local.get $s))
    (local.set $by (i32x4.splat (i32.div_s (i32.const 65536) (local.get $s))))
    (loop $four
      (local.set $v (i32x4.max_s (i32x4.min_s (v128.load (local.get $x)) (v128.const i32x4 32512 32512 32512 32512)) (v128.const i32x4 -32512 -32512 -32512 -32512)))
      (local.set $v (i32x4.shr_s (i32x4.add (i32x4.mul (local.get $v) (local.get $by)) (v128.const i32x4 32768 32768 32768 32768)) (i32.const 16)))
      (local.set $v (i16x8.narrow_i32x4_s (local.get $v) (local.get $v)))
      (v128.store32_lane 0 (local.get $out) (i8x16.narrow_i16x8_s (local.get $v) (local.get $v)))
      (local.set $x (i32.add (local.get $x) (i32.const 16)))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (br_if $four (i32.lt_u (local.get $x) (local.get $end)))))

  ;; Columns of rows, brought within bounds: see `bound`.
  (func (export "bound")
    (param $x i32) (param $stride i32) (param $rows i32) (param $count i32) (param $low i32) (param $high i32) (param $out i32)
    (local $p i32) (local $end i32) (local $least v128) (local $most v128) (local $v v128)
    (local.set $least (i32x4.splat (local.get $low)))
    (local.set $most (i32x4.splat (local.get $high)))
    (local.set $stride (i32.shl (local.get $stride) (i32.const 2)))
    (loop $row
      (local.set $p (local.get $x))
      (local.set $end (i32.add (local.get $x) (i32.shl (local.get $count) (i32.const 2))))
      (loop $four
        (local.set $v (i32x4.min_s (i32x4.max_s (v128.load (local.get $p)) (local.get $least)) (local.get $most)))
        (v128.store64_lane 0 (local.get $out) (i16x8.narrow_i32x4_s (local.get $v) (local.get $v)))
        (local.set $out (i32.add (local.get $out) (i32.const 8)))
        (local.set $p (i32.add (local.get $p) (i32.const 16)))
        (br_if $four (i32.lt_s (local.get $p) (local.get $end))))
      (local.set $x (i32.add (local.get $x) (local.get $stride)))
      (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
      (br_if $row (i32.gt_s (local.get $rows) (i32.const 0)))))

  ;; Sums of two stretches each, those below 0 cut: see `pairs`.
  (func (export "pairs") (param $x i32) (param $places i32) (param $rows i32) (param $count i32) (param $out i32)
    (local $a i32) (local $b i32) (local $end i32) (local $v v128)
    (loop $row
      (local.set $a (i32.add (local.get $x) (i32.shl (i32.load (local.get $places)) (i32.const 2))))
      (local.set $b (i32.add (local.get $x) (i32.shl (i32.load offset=4 (local.get $places)) (i32.const 2))))
      (local.set $end (i32.add (local.get $a) (i32.shl (local.get $count) (i32.const 2))))
      (loop $four
        (local.set $v (i32x4.max_s
          (i32x4.add (v128.load (local.get $a)) (v128.load (local.get $b)))
          (v128.const i32x4 0 0 0 0)))
        (v128.store64_lane 0 (local.get $out) (i16x8.narrow_i32x4_s (local.get $v) (local.get $v)))
        (local.set $out (i32.add (local.get $out) (i32.const 8)))
        (local.set $a (i32.add (local.get $a) (i32.const 16)))
        (local.set $b (i32.add (local.get $b) (i32.const 16)))
        (br_if $four (i32.lt_s (local.get $a) (local.get $end))))
      (local.set $places (i32.add (local.get $places) (i32.const 8)))
      (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
      (br_if $row (i32.gt_s (local.get $rows) (i32.const 0)))))

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
      (br_if $eight (i32.lt_s (local.get $k) (local.get $size)))))

  ;; A row and others at places: see `total`.
  (func (export "total")
    (param $first i32) (param $x i32) (param $places i32) (param $count i32) (param $size i32) (param $out i32)
    (local $p i32) (local $end i32) (local $k i32) (local $a v128) (local $b v128) (local $from i32)
    (local.set $end (i32.add (local.get $places) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $size (i32.shl (local.get $size) (i32.const 2)))
    (loop $eight
      (local.set $a (v128.load (i32.add (local.get $first) (local.get $k))))
      (local.set $b (v128.load offset=16 (i32.add (local.get $first) (local.get $k))))
      (local.set $p (local.get $places))
      (loop $row
        (local.set $from
          (i32.add (i32.add (local.get $x) (local.get $k)) (i32.shl (i32.load (local.get $p)) (i32.const 2))))
        (local.set $a (i32x4.add (local.get $a) (v128.load (local.get $from))))
        (local.set $b (i32x4.add (local.get $b) (v128.load offset=16 (local.get $from))))
        (local.set $p (i32.add (local.get $p) (i32.const 4)))
        (br_if $row (i32.lt_s (local.get $p) (local.get $end))))
      (v128.store (i32.add (local.get $out) (local.get $k)) (local.get $a))
      (v128.store offset=16 (i32.add (local.get $out) (local.get $k)) (local.get $b))
      (local.set $k (i32.add (local.get $k) (i32.const 32)))
      (br_if $eight (i32.lt_s (local.get $k) (local.get $size)))))

  ;; Outputs over what is above 0 in a hidden layer, four at a time, and the number of the highest: see `highest`.
  (func (export "highest")
    (param $sums i32) (param $size i32) (param $weights i32) (param $bias i32) (param $outputs i32) (param $hidden i32)
    (param $out i32) (result i32)
    (local $p i32) (local $o i32) (local $to i32) (local $end i32) (local $h v128)
    (local $a v128) (local $b v128) (local $best i32) (local $most f32) (local $f f32)
    (local.set $end (i32.add (local.get $hidden) (i32.shl (local.get $size) (i32.const 2))))
    (local.set $p (local.get $hidden))
    (loop $four
      (v128.store (local.get $p)
        (f32x4.convert_i32x4_s (i32x4.max_s (v128.load (local.get $sums)) (v128.const i32x4 0 0 0 0))))
      (local.set $sums (i32.add (local.get $sums) (i32.const 16)))
      (local.set $p (i32.add (local.get $p) (i32.const 16)))
      (br_if $four (i32.lt_u (local.get $p) (local.get $end))))
    (local.set $to (local.get $out))
    (loop $eight
      (local.set $a (v128.load (local.get $bias)))
      (local.set $b (v128.load offset=16 (local.get $bias)))
      (local.set $p (local.get $hidden))
      (loop $unit
        (local.set $h (v128.load32_splat (local.get $p)))
        (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $h) (v128.load (local.get $weights)))))
        (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $h) (v128.load offset=16 (local.get $weights)))))
        (local.set $weights (i32.add (local.get $weights) (i32.const 32)))
        (local.set $p (i32.add (local.get $p) (i32.const 4)))
        (br_if $unit (i32.lt_u (local.get $p) (local.get $end))))
      (v128.store (local.get $to) (local.get $a))
      (v128.store offset=16 (local.get $to) (local.get $b))
      (local.set $bias (i32.add (local.get $bias) (i32.const 32)))
      (local.set $to (i32.add (local.get $to) (i32.const 32)))
      (local.set $o (i32.add (local.get $o) (i32.const 8)))
      (br_if $eight (i32.lt_s (local.get $o) (local.get $outputs))))
    (local.set $most (f32.load (local.get $out)))
    (local.set $o (i32.const 1))
    (loop $each
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (local.set $f (f32.load (local.get $out)))
      (if (f32.gt (local.get $f) (local.get $most))
        (then
          (local.set $most (local.get $f))
          (local.set $best (local.get $o))))
      (local.set $o (i32.add (local.get $o) (i32.const 1)))
      (br_if $each (i32.lt_s (local.get $o) (local.get $outputs))))
    (local.get $best)))
