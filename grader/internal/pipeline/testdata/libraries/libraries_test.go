package libraries

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"
	"golang.org/x/time/rate"
)

// Whoever gives up just when a permit comes for it must give that back.
func TestSemaphore(t *testing.T) {
	s := semaphore.NewWeighted(1)
	if err := s.Acquire(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		if s.Acquire(ctx, 1) == nil {
			s.Release(1)
		}
	})
	wg.Go(cancel)
	s.Release(1)
	wg.Wait()
	if !s.TryAcquire(1) {
		t.Error("the permit is lost")
	}
}

// Wait returns when all have, and with the error that was first.
func TestErrgroup(t *testing.T) {
	g, ctx := errgroup.WithContext(context.Background())
	broken := errors.New("broken")
	done := 0
	g.Go(func() error { return broken })
	g.Go(func() error {
		<-ctx.Done()
		done++
		return ctx.Err()
	})
	if err := g.Wait(); !errors.Is(err, broken) {
		t.Errorf("Wait returned %v", err)
	}
	if done != 1 {
		t.Errorf("%d of them have returned", done)
	}
}

// At no time are two calls under one key on their way.
func TestSingleflight(t *testing.T) {
	var g singleflight.Group
	var mu sync.Mutex
	running := 0
	load := func() (any, error) {
		mu.Lock()
		running++
		now := running
		mu.Unlock()
		if now > 1 {
			t.Errorf("%d calls at once", now)
		}
		mu.Lock()
		running--
		mu.Unlock()
		return "loaded", nil
	}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if v, err, _ := g.Do("key", load); v != "loaded" || err != nil {
				t.Errorf("Do returned %v, %v", v, err)
			}
		})
	}
	wg.Wait()
}

// Of two who want what is there for one, one waits.
func TestRate(t *testing.T) {
	l := rate.NewLimiter(rate.Every(time.Hour), 1)
	began := time.Now()
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if err := l.Wait(context.Background()); err != nil {
				t.Errorf("Wait returned %v", err)
			}
		})
	}
	wg.Wait()
	if took := time.Since(began); took < time.Hour-time.Second {
		t.Errorf("both were let in within %v", took)
	}
}
