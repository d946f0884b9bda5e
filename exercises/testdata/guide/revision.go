// Package guide is the code that the guide shows, exercises/README.md. Some of
// it is wrong on purpose: guide_test.go says what each piece comes to.
package guide

import "sync"

// start runs f on a goroutine of its own and returns its future: whoever
// receives from the channel waits for the result.
func start(f func() int) <-chan int {
	result := make(chan int, 1)
	go func() { result <- f() }()
	return result
}

// runAll is an executor: its workers share one queue of tasks.
func runAll(workers int, tasks []func()) {
	queue := make(chan func())
	var pool sync.WaitGroup
	for range workers {
		pool.Go(func() {
			for task := range queue {
				task()
			}
		})
	}
	for _, task := range tasks {
		queue <- task
	}
	close(queue)
	pool.Wait()
}
