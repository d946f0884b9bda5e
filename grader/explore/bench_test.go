package explore

import (
	"fmt"
	"sync"
	"testing"

	"interleave/grader"
	"interleave/grader/explore/sched"
)

// BenchmarkExplored measures whole schedules of a mutex counter, 2 goroutines
// with 2 increments each: set-up, every decision, analysis and clean-up.
func BenchmarkExplored(b *testing.B) {
	s := &search{scenario: counter(2, 2), run: sched.NewRun(nil, 1000), job: ownJob()}
	schedules, steps := 0, 0
	for b.Loop() {
		s.evidence = grader.Evidence{}
		s.all(2000)
		schedules += s.evidence.Explored
		steps += s.evidence.Explored * s.run.Steps
	}
	b.ReportMetric(float64(schedules)/b.Elapsed().Seconds(), "schedules/s")
	b.ReportMetric(float64(steps)/b.Elapsed().Seconds(), "steps/s")
}

// BenchmarkRepeated measures the same scenario the way one would do without an
// explorer: on real goroutines, again and again.
func BenchmarkRepeated(b *testing.B) {
	runs := 0
	for b.Loop() {
		var mu sync.Mutex
		var wg sync.WaitGroup
		n := 0
		for range 2 {
			wg.Go(func() {
				for range 2 {
					mu.Lock()
					n++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if n != 4 {
			b.Fatal("n =", n)
		}
		runs++
	}
	b.ReportMetric(float64(runs)/b.Elapsed().Seconds(), "schedules/s")
}

// BenchmarkProved reports how many schedules prove a mutex counter.
func BenchmarkProved(b *testing.B) {
	for _, size := range [][2]int{{2, 2}, {3, 1}, {3, 2}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			s := &search{scenario: counter(size[0], size[1]), run: sched.NewRun(nil, 1000), job: ownJob()}
			for b.Loop() {
				s.evidence = grader.Evidence{}
				s.all(2000)
			}
			b.ReportMetric(float64(s.evidence.Explored), "schedules")
		})
	}
}
