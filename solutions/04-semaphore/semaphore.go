// Package semaphore is exercise 04: when one at a time is too strict. N at once,
// and four things built like that: a pool, a rate limit, printers, a loop. This
// is the only file you edit.
package semaphore

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// A Semaphore lets a fixed number of goroutines in at a time. Any number of
// goroutines may use one at once. Those who wait are let in in the order in
// which they came, and a newcomer does not overtake them.
type Semaphore struct {
	mu      sync.Mutex
	n       int
	free    int             // more than 0 only while nobody waits
	waiting []chan struct{} // in order of arrival; closing one lets its owner in
}

// New returns a Semaphore that lets n goroutines in. It panics if n < 1.
func New(n int) *Semaphore {
	if n < 1 {
		panic("a semaphore needs room for one")
	}
	return &Semaphore{n: n, free: n}
}

// Acquire goes in; it waits, asleep, until there is room.
//
// If ctx ends first, Acquire returns ctx.Err() and has not gone in. If ctx ends
// just when there is room, either is right. If ctx has ended beforehand, it
// returns ctx.Err() even if there is room.
func (s *Semaphore) Acquire(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	in := s.enter()
	select {
	case <-in:
		return nil
	case <-ctx.Done():
		if s.giveUp(in) {
			return ctx.Err()
		}
		return nil // Release was faster, and what it handed over must not be lost
	}
}

// enter goes in or queues up: the channel is closed once the caller is in.
func (s *Semaphore) enter() chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	in := make(chan struct{})
	if s.free > 0 {
		s.free--
		close(in)
	} else {
		s.waiting = append(s.waiting, in)
	}
	return in
}

// giveUp leaves the queue, and returns false if the caller is in already.
func (s *Semaphore) giveUp(in chan struct{}) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.Index(s.waiting, in)
	if i < 0 {
		return false
	}
	s.waiting = slices.Delete(s.waiting, i, i+1)
	return true
}

// TryAcquire goes in if there is room now that is owed to nobody who waits, and
// says whether it did. It never waits.
func (s *Semaphore) TryAcquire() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.free == 0 {
		return false
	}
	s.free--
	return true
}

// Release goes out. Any goroutine may call it for any other. It panics if nobody
// is in, and changes nothing then.
func (s *Semaphore) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case len(s.waiting) > 0: // straight to the first who waits: a newcomer never sees it free
		close(s.waiting[0])
		s.waiting = s.waiting[1:]
	case s.free < s.n:
		s.free++
	default:
		panic("nobody is in")
	}
}

// Available returns how many could go in now: the room that is free and owed to
// nobody who waits. It is 0 to n at any moment.
func (s *Semaphore) Available() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.free
}

// ErrClosed is what Get returns when the Pool is closed, and Submit when the
// Spooler is shut down.
var ErrClosed = errors.New("closed")

// A Pool lends out resources that it opens when they are needed, and shares at
// most size of them. Any number of goroutines may use one at once.
type Pool[T any] struct {
	open    func(context.Context) (T, error)
	close   func(T)
	mu      sync.Mutex
	places  int // for resources that are not open yet
	idle    []T
	waiting []chan lease[T]
	closed  bool
}

// A lease is what somebody who waits is handed: a resource, or a place to open
// one in, or the news that there will be none.
type lease[T any] struct {
	value T
	found bool // value is a resource
	err   error
}

// NewPool returns a Pool with nothing open yet. It panics if size < 1. The
// functions may be called at the same time.
func NewPool[T any](size int, open func(context.Context) (T, error), close func(T)) *Pool[T] {
	if size < 1 {
		panic("a pool needs room for one")
	}
	return &Pool[T]{open: open, close: close, places: size}
}

// Get lends out an idle resource; if there is none, a new one, opened with ctx;
// if there are size already, it waits for one.
//
// An error of open is returned, a panic of open arrives at the caller of Get; in
// both cases the place is free again. If ctx ends while Get waits, or has ended
// beforehand, Get returns ctx.Err() and nothing is lost. After Close, and if it
// was waiting then, it returns ErrClosed; if it was opening then, it may return
// the resource, or close it and return ErrClosed.
func (p *Pool[T]) Get(ctx context.Context) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	l, err := p.await(ctx, p.ask())
	switch {
	case err != nil:
		return none, err
	case l.found:
		return l.value, nil
	}
	return p.fill(ctx)
}

// ask queues up for a lease, or puts it into the channel at once.
func (p *Pool[T]) ask() chan lease[T] {
	p.mu.Lock()
	defer p.mu.Unlock()
	lent := make(chan lease[T], 1)
	switch {
	case p.closed:
		lent <- lease[T]{err: ErrClosed}
	case len(p.idle) > 0:
		last := len(p.idle) - 1
		lent <- lease[T]{value: p.idle[last], found: true}
		p.idle = p.idle[:last]
	case p.places > 0:
		p.places--
		lent <- lease[T]{}
	default:
		p.waiting = append(p.waiting, lent)
	}
	return lent
}

func (p *Pool[T]) await(ctx context.Context, lent chan lease[T]) (lease[T], error) {
	select {
	case l := <-lent:
		return l, l.err
	case <-ctx.Done():
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if i := slices.Index(p.waiting, lent); i >= 0 {
		p.waiting = slices.Delete(p.waiting, i, i+1)
		return lease[T]{}, ctx.Err()
	}
	l := <-lent // it was handed over just now: take it, or it is lost
	return l, l.err
}

// fill opens a resource in a place that the caller has. The lock is not held: an
// open may be slow.
func (p *Pool[T]) fill(ctx context.Context) (T, error) {
	opened := false
	defer func() {
		if !opened { // an error, or a panic
			p.vacate()
		}
	}()
	v, err := p.open(ctx)
	if err != nil {
		return v, err
	}
	opened = true
	if p.isClosed() {
		p.close(v)
		var none T
		return none, ErrClosed
	}
	return v, nil
}

func (p *Pool[T]) isClosed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.closed
}

// vacate gives a place back: to the first who waits, if somebody does.
func (p *Pool[T]) vacate() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.serve(lease[T]{}) {
		p.places++
	}
}

// serve hands a lease to the first who waits. The channel has room, so this
// never waits; p.mu is held.
func (p *Pool[T]) serve(l lease[T]) bool {
	if len(p.waiting) == 0 {
		return false
	}
	p.waiting[0] <- l
	p.waiting = p.waiting[1:]
	return true
}

// Put takes a resource back. Somebody who waits gets this very one; if the
// Pool is closed, it is closed.
func (p *Pool[T]) Put(v T) {
	if !p.keep(v) {
		p.close(v)
	}
}

func (p *Pool[T]) keep(v T) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	if !p.serve(lease[T]{value: v, found: true}) {
		p.idle = append(p.idle, v)
	}
	return true
}

// Discard takes a broken resource back: it is closed, and its place is free for
// a new one, which somebody who waits opens.
func (p *Pool[T]) Discard(v T) {
	p.close(v)
	p.vacate()
}

// Close closes the resources that are idle; those lent out are closed when they
// come back, and Close does not wait for them. All who wait get ErrClosed. It may
// be called again and does nothing then.
func (p *Pool[T]) Close() {
	for _, v := range p.emptied() {
		p.close(v)
	}
}

// emptied closes the pool and returns what was idle, the first time.
func (p *Pool[T]) emptied() []T {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for p.serve(lease[T]{err: ErrClosed}) {
	}
	idle := p.idle
	p.idle = nil
	return idle
}

// A RateLimiter is a bucket with room for burst tokens, into which one falls
// every interval; when it is full, none does. It starts full, and the clock of
// the next token starts when it stops being full. Fractions of an interval are
// kept. So in any time W at most burst + W/every tokens are taken, and whoever
// asks gets all that this allows. Any number of goroutines may use one at once.
type RateLimiter struct {
	burst   int
	every   time.Duration
	mu      sync.Mutex
	full    time.Time       // when the bucket is, or was, full: all there is to know of it
	waiting []chan struct{} // in order of arrival; the first one's is closed
}

// NewRateLimiter returns a RateLimiter with a full bucket. It panics unless both
// are above 0.
func NewRateLimiter(burst int, every time.Duration) *RateLimiter {
	if burst < 1 || every <= 0 {
		panic("a rate limiter needs a burst and an interval above 0")
	}
	return &RateLimiter{burst: burst, every: every, full: time.Now()}
}

// Allow takes a token, if there is one now that is owed to nobody who waits, and
// says whether it did. It never waits.
func (r *RateLimiter) Allow() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.lack(len(r.waiting)+1) > 0 {
		return false
	}
	r.takeToken()
	return true
}

// lack is how long it takes until there are so many tokens; r.mu is held. It
// counts in intervals, which are whole: a fraction of a token would be rounded.
func (r *RateLimiter) lack(tokens int) time.Duration {
	missing := max(0, time.Until(r.full)) // as a time
	return missing - time.Duration(r.burst-tokens)*r.every
}

// takeToken takes a token that is there; r.mu is held.
func (r *RateLimiter) takeToken() {
	if now := time.Now(); r.full.Before(now) {
		r.full = now
	}
	r.full = r.full.Add(r.every)
}

// Wait takes a token as soon as there is one. Those who wait are served in the
// order in which they came.
//
// If ctx ends first, or has ended beforehand, Wait returns ctx.Err() and takes no
// token: the next in line gets it, no later than if nobody had been before him.
func (r *RateLimiter) Wait(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	turn := r.queueUp()
	if turn == nil {
		return nil
	}
	select {
	case <-turn:
	case <-ctx.Done():
		r.leaveLine(turn, false)
		return ctx.Err()
	}
	timer := time.NewTimer(r.untilToken()) // only the first in line needs one
	defer timer.Stop()
	select {
	case <-timer.C:
		r.leaveLine(turn, true)
		return nil
	case <-ctx.Done():
		r.leaveLine(turn, false)
		return ctx.Err()
	}
}

// queueUp returns nil if the caller has got a token already.
func (r *RateLimiter) queueUp() chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.waiting) == 0 && r.lack(1) <= 0 {
		r.takeToken()
		return nil
	}
	turn := make(chan struct{})
	r.waiting = append(r.waiting, turn)
	if len(r.waiting) == 1 {
		close(turn)
	}
	return turn
}

// untilToken is how long the first in line has to wait for a token.
func (r *RateLimiter) untilToken() time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.lack(1)
}

// leaveLine takes the caller out of the line, with a token or without.
func (r *RateLimiter) leaveLine(turn chan struct{}, withToken bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if withToken {
		r.takeToken()
	}
	i := slices.Index(r.waiting, turn)
	r.waiting = slices.Delete(r.waiting, i, i+1)
	if i == 0 && len(r.waiting) > 0 {
		close(r.waiting[0])
	}
}

// A Spooler prints jobs on printers 0 to printers-1, one at a time on each, and
// starts them in order of submission. Any number of goroutines may use one at
// once, print included.
type Spooler struct {
	print func(printer int, job string)
	mu    sync.Mutex
	free  []int    // printers that have nothing to do
	queue []string // only while no printer is free
	busy  int
	shut  bool
	done  chan struct{} // closed when it is shut and nothing is left to print
}

// NewSpooler returns a Spooler with nothing to print. It panics if printers < 1.
func NewSpooler(printers int, print func(printer int, job string)) *Spooler {
	if printers < 1 {
		panic("a spooler needs a printer")
	}
	s := &Spooler{print: print, done: make(chan struct{})}
	for printer := range printers {
		s.free = append(s.free, printer)
	}
	return s
}

// Submit accepts a job, which will then be printed once. It never waits for a
// printer, however many jobs there are. After Shutdown has begun it returns
// ErrClosed, and the job is not printed.
func (s *Spooler) Submit(job string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shut {
		return ErrClosed
	}
	if len(s.free) == 0 {
		s.queue = append(s.queue, job)
		return nil
	}
	printer := s.free[0]
	s.free = s.free[1:]
	s.busy++
	go s.work(printer, job)
	return nil
}

// work prints a job and what is queued after it. A printer that has nothing to do
// has no goroutine.
func (s *Spooler) work(printer int, job string) {
	for more := true; more; {
		s.print(printer, job)
		job, more = s.nextJob(printer)
	}
}

func (s *Spooler) nextJob(printer int) (job string, more bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.queue) > 0 {
		job, s.queue = s.queue[0], s.queue[1:]
		return job, true
	}
	s.free = append(s.free, printer)
	s.busy--
	if s.shut && s.busy == 0 {
		close(s.done)
	}
	return "", false
}

// Shutdown takes no more jobs and returns nil when every accepted one is
// printed; then no goroutine is left over.
//
// If ctx ends first, it returns ctx.Err(). The jobs are printed all the same, and
// nothing is left over after that. Shutdown may be called again, also while
// another one is waiting: each call waits in the same way.
func (s *Spooler) Shutdown(ctx context.Context) error {
	s.takeNoMore()
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Spooler) takeNoMore() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.shut && s.busy == 0 {
		close(s.done) // otherwise the last printer does
	}
	s.shut = true
}

// ForEach calls fn once for every item, for at most limit items at a time, and
// for that many if there are enough. It panics if limit < 1. Fn may call ForEach.
//
// After the first error of fn, or when ctx ends, it starts no more, cancels the
// context that fn was given, and waits for those that run. It returns that first
// error; or ctx.Err() if ctx ended and an item was left out because of it;
// otherwise nil, also for no items.
func ForEach[T any](ctx context.Context, limit int, items []T, fn func(context.Context, T) error) error {
	if limit < 1 {
		panic("a limit must let one through")
	}
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	l := &loop[T]{items: items}
	var workers sync.WaitGroup
	for range min(limit, len(items)) {
		workers.Go(func() {
			for item, ok := l.another(ctx); ok; item, ok = l.another(ctx) {
				if err := fn(inner, item); err != nil {
					l.failed(err) // before the cancel, or an error that comes of it could be first
					cancel()
				}
			}
		})
	}
	workers.Wait()
	return l.err
}

// A loop is the items that are left, and why no more are to be started.
type loop[T any] struct {
	mu    sync.Mutex
	items []T
	err   error
}

func (l *loop[T]) another(ctx context.Context) (item T, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.items) == 0 || l.err != nil {
		return item, false
	}
	if l.err = ctx.Err(); l.err != nil {
		return item, false
	}
	item, l.items = l.items[0], l.items[1:]
	return item, true
}

func (l *loop[T]) failed(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		l.err = err
	}
}
