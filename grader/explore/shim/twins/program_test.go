package twins

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// A program is what each of its goroutines does, one operation after the other.
type program [][]string

// A world is what the goroutines of a program share.
type world struct {
	family
	mu      mutex
	turn    int // guarded by mu
	came    int // guarded by mu
	cond    cond
	rw      rwMutex
	written int // guarded by rw
	wg      waitGroup
	once    once
	table   table
	pool    pool
	puts    [3]int // into it, by each goroutine
	n       number
	value   value
	none    chan int // nil
	hand    chan int // unbuffered
	box     chan int // with room for one
	ctx     context.Context
	cancel  context.CancelFunc
	pause   func()      // lets others go first, now and then, where nobody else sees to it
	said    [3][]string // by each goroutine, of what it has seen
	over    [3]bool
}

func newWorld(f family, pause func()) *world {
	w := &world{
		family: f, pause: pause, mu: f.mutex(), rw: f.rw(), wg: f.wg(), once: f.once(), table: f.table(), pool: f.pool(), n: f.n(), value: f.value(),
		hand: make(chan int), box: make(chan int, 1),
	}
	w.cond = f.cond(w.mu)
	w.ctx, w.cancel = f.cancels(context.Background())
	return w
}

// run does what the goroutine of that number has to do. A panic ends the
// goroutine, but not the program as it otherwise would: what follows from it
// belongs to the outcome as well.
func (w *world) run(id int, steps []string) {
	defer func() {
		if caught := recover(); caught != nil {
			w.say(id, fmt.Sprintf("%T %v", caught, caught))
			w.over[id] = true
		}
	}()
	for _, step := range steps {
		w.pause()
		operations[step](w, id)
	}
	w.over[id] = true
}

func (w *world) say(id int, seen ...any) {
	w.said[id] = append(w.said[id], strings.TrimSuffix(fmt.Sprintln(seen...), "\n"))
}

// outcome is what has come of the program: what everybody has seen, and who
// waits for ever.
func (w *world) outcome(p program) string {
	var parts []string
	for id := range p {
		how := ""
		if !w.over[id] {
			how = " waits"
		}
		parts = append(parts, strings.Join(w.said[id], ", ")+how)
	}
	return strings.Join(parts, " | ")
}

const second = time.Second

// spent is how much time has passed in the program.
func (w *world) spent() int { return w.now().Second() }
