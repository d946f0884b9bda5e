package main

import (
	"errors"
	"fmt"
)

var (
	total         = first + second
	first         = <-ready()
	second, third = twice(first)
	seen          []string
	table         = map[string]func() int{
		"here": func() int { return here() },
	}
	errLate       = errors.New("late")
	_       error = note("blank")
	counted       = note("counted")
)

func ready() chan int {
	ch := make(chan int, 1)
	ch <- 3
	return ch
}

func twice(n int) (int, int) { return n, n * 2 }

func note(what string) error {
	seen = append(seen, what)
	return nil
}

func init() { total *= 10; note("init") }

func init() {
	for range 3 {
		total++
	}
}

func state() string {
	defer func() { total, seen = 0, nil }()
	return fmt.Sprint(total, first, second, third, seen, table["here"](), errLate)
}
