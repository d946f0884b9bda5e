package main

import "fmt"

type (
	numbers chan int
	yes     bool
	shape   interface{ area() int }
	square  int
)

func (s square) area() int { return int(s * s) }

func sends() string {
	ch, n, a, f := make(chan int, 9), make(numbers, 9), make(chan any, 9), make(chan float64, 9)
	shapes, errs := make(chan shape, 1), make(chan error, 1)
	ch <- 1
	n <- 1 << 3
	a <- nil
	a <- 3
	a <- 'c'
	f <- 1
	f <- 3 / 2.0
	shapes <- square(3)
	errs <- nil
	ch <- <-ch + <-n
	return fmt.Sprint(<-ch, <-a, <-a, <-a, <-f, <-f, (<-shapes).area(), <-errs)
}

func receives() string {
	ch := make(chan int, 9)
	fill := func() {
		for i := range 9 - len(ch) {
			ch <- i
		}
	}
	fill()
	x := <-ch
	var y, ok = <-ch
	m := map[int]int{}
	var odd yes
	var any1, any2 any
	m[<-ch], ok = <-ch
	any1, any2 = <-ch
	x, odd = <-ch
	if _, odd = <-ch; odd {
		x += 100
	}
	fill()
	switch v := <-ch; v {
	case <-ch:
		x += 1000
	default:
		x += v
	}
	for v, ok := <-ch; ok && v < 3; v, ok = <-ch {
		x += v * 10000
	}
	fill()
	all := []int{<-ch, 4: <-ch}
	deep := make(chan chan func() int, 1)
	inner := make(chan func() int, 1)
	inner <- func() int { return here() }
	deep <- inner
	return fmt.Sprint(x, y, ok, odd, m, any1, any2, all, (<-<-deep)(), float64(<-ch), -<-ch)
}

func lengths() string {
	ch := make(chan int, 3)
	var out chan<- int = ch
	var none chan int
	ch <- 1
	return fmt.Sprint(len(ch), len(out), cap(out), len(none), len("abc"), len([...]int{1, 2}), len(
		ch,
	))
}

func closed() string {
	ch := make(chan int, 3)
	ch <- 7
	close(ch)
	v, ok := <-ch
	w, no := <-ch
	var none chan int
	return fmt.Sprint(v, ok, w, no, try(func() {
		ch <- 1
	}), try(func() {
		close(ch)
	}), try(func() {
		close(
			none)
	}), try(func() { defer close(none) }))
}

func through[T any, C ~chan T, D ~chan<- T](c C, d D, v T) (T, int) {
	c <- v
	d <- v
	n := len(c) + len(d)
	for w := range c {
		v = w
		if len(c) == 0 {
			close(d)
		}
	}
	return v, n
}

func generics() string {
	ch := make(chan string, 3)
	v, n := through[string, chan string, chan<- string](ch, ch, "v")
	return fmt.Sprint(v, n)
}
