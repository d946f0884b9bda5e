package main

import "fmt"

func selected() string {
	a, b, never := make(chan int, 3), make(chan int, 3), chan int(nil)
	a <- 1
	out := ""
	select {
	case v := <-a:
		out += fmt.Sprint(v)
	case <-never:
	}
	select {
	case v, ok := <-a:
		out += fmt.Sprint(v, ok)
	case <-never:
	default:
		out += "d"
	}
	select {
	case b <- 5:
		out += "sent"
	case never <- 2:
	}
	xs, m := []int{0, 0}, map[string]int{}
	var e, f any
	var odd yes
	close(a)
	select {
	case e, odd = <-a:
	}
	select {
	case xs[<-b-4], odd = <-a:
	}
	select {
	case m["k"] = <-a:
	}
	select {
	case f = (<-a):
	}
	return fmt.Sprint(out, e, f, odd, xs, m)
}

func loops() string {
	ch, n := make(chan int, 20), 0
	for i := range 9 {
		ch <- i
	}
outer:
	for {
		select {
		case v := <-ch:
			if v%2 == 0 {
				continue outer
			}
			if v == 5 {
				break
			}
			n += v
			if v == 7 {
				break outer
			}
			continue
		default:
			n += 1000
			break outer
		}
		n += 100
	}
inner:
	select {
	case v := <-ch:
		if v > 0 {
			break inner
		}
		n += 10000
	}
	return fmt.Sprint(n, len(ch))
}

func nesting() string {
	a, b := make(chan int, 1), make(chan int, 1)
	b <- 4
	select {
	case a <- func() int {
		select {
		case v := <-b:
			return v
		default:
			return 0
		}
	}():
	default:
	}
	return fmt.Sprint(<-a)
}

func answer(ch chan int) int {
	select {
	case v := <-ch:
		return v
	case ch <- 1:
		panic("sent")
	}
}

func terminating() string {
	ch := make(chan int, 1)
	ch <- 3
	return fmt.Sprint(answer(ch), try(func() { answer(ch) }))
}

// moved asks for lines in operands that leave their place.
func moved() string {
	ch := make(chan []int, 1)
	at := func(lines ...int) chan []int {
		ch <- append(<-ch, lines...)
		return ch
	}
	var none chan<- int
	var lines []int
	ch <- nil
	select {
	case none <- here():
	case lines = <-at(here(),
		here()):
		lines = append(lines, here())
	}
	ch <- nil
	for v := range at(
		here(), here(),
	) {
		lines = append(lines, append(v, here())...)
		close(ch)
	}
	return fmt.Sprint(lines, try(func() {
		select {
		case <-ch:
		case *(*chan []int)(nil) <- nil:
		}
	}))
}
