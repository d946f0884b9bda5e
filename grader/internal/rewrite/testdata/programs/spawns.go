package main

import "fmt"

type server struct{ out chan string }

func (s *server) run(n int, words ...string) { s.out <- fmt.Sprint(n, words) }

type value struct{ s *server }

func (v value) run() { v.s.run(9) }

func put[T any](s *server, v T) { s.run(0, fmt.Sprint(v)) }

func pair(s *server) (*server, string) { return s, "pair" }

func one(s *server, start func()) string {
	start()
	return <-s.out
}

func spawned() string {
	s := &server{out: make(chan string)}
	words := []string{"a", "b"}
	fs := map[string]func(int, ...string){"run": s.run}
	var runner interface{ run(int, ...string) } = s
	n := 1
	return fmt.Sprint(
		one(s, func() { go s.run(1) }),
		one(s, func() { go s.run(2, "x") }),
		one(s, func() { go s.run(n, words...); n = 2 }),
		one(s, func() { go (s.run)(4, words[0]) }),
		one(s, func() { go fs["run"](5) }),
		one(s, func() { go runner.run(6) }),
		one(s, func() { go (*server).run(s, 7) }),
		one(s, func() { go value{s}.run() }),
		one(s, func() { go put(s, 1.5) }),
		one(s, func() { go put(s, words); words = nil }),
		one(s, func() { go put[any](s, nil) }),
		one(s, func() { go put(pair(s)) }),
		one(s, func() {
			go put(
				s,
				here(),
			)
		}),
		one(s, func() { go func(n int) { s.run(n) }(n) }),
	)
}

func builtins() string {
	ch, m, done := make(chan int), map[string]int{"a": 1}, make(chan bool)
	go close(ch)
	<-ch
	xs := []int{1, 2, 3}
	go copy(xs, xs[1:])
	go delete(m, "b")
	go func() {
		defer close(done)
		defer func() { recover() }()
		panic(1)
	}()
	<-done
	return fmt.Sprint(len(m))
}

func launched() string {
	var none func()
	return try(func() {
		var s *value
		go s.run()
	}) + fmt.Sprint(none == nil)
}
