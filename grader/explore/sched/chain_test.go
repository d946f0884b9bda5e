package sched

import (
	"slices"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A program carries out what a schedule might, without gates: nothing waits. Beside
// the clocks of the engine it keeps plain ones, with a number for each goroutine.
type program struct {
	run     *Run
	going   []*G
	ended   []*G
	objects [2]int
	memory  [2]int
	now     map[*G]history
	shared  map[unsafe.Pointer]history
	touches []plain
	races   []DataRace
}

// A history is how much of each goroutine happened before.
type history map[*G]int

func (h history) add(other history) {
	for g, n := range other {
		h[g] = max(h[g], n)
	}
}

// A plain touch is one that nothing has superseded.
type plain struct {
	Touch
	object unsafe.Pointer
	time   int
}

func begin() *program {
	p := &program{run: NewRun(nil, 0), now: make(map[*G]history), shared: make(map[unsafe.Pointer]history)}
	p.run.begin()
	p.started(p.run.newG(""), nil)
	current = p.run
	return p
}

func (p *program) started(g *G, by *G) {
	p.now[g] = history{g: 1}
	p.now[g].add(p.now[by])
	p.going = append(p.going, g)
}

func (p *program) fork(g *G) {
	p.started(Fork(""), g)
	p.now[g][g]++
}

func (p *program) end(g *G) {
	if g.ID > 0 { // goroutine 0 is there to the end
		g.state = done
		p.going = slices.DeleteFunc(p.going, func(other *G) bool { return other == g })
		p.ended = append(p.ended, g)
	}
}

func (p *program) release(g *G, object unsafe.Pointer, merge bool) {
	h := history{}
	if merge {
		h.add(p.shared[object])
		ReleaseMerge(object)
	} else {
		Release(object)
	}
	h.add(p.now[g])
	p.shared[object] = h
	p.now[g][g]++
}

func (p *program) acquire(g *G, object unsafe.Pointer) {
	Acquire(object)
	p.now[g].add(p.shared[object])
}

func (p *program) join(g, other *G) {
	g.Join(other)
	p.now[g].add(p.now[other])
}

func (p *program) touch(g *G, object unsafe.Pointer, write bool) {
	g.Touched(object, write)
	now := plain{Touch{G: g, Write: write}, object, p.now[g][g]}
	for _, old := range p.touches {
		if old.object == object && (old.Write || write) && p.now[g][old.G] < old.time {
			p.races = append(p.races, DataRace{Object: object, First: old.Touch, Second: now.Touch})
		}
	}
	p.touches = slices.DeleteFunc(p.touches, func(old plain) bool {
		return old.object == object && (write || old.G == g && !old.Write)
	})
	p.touches = append(p.touches, now)
}

// step lets one goroutine do something.
func (p *program) step(t *rapid.T) {
	g := rapid.SampledFrom(p.going).Draw(t, "goroutine")
	p.run.cur = g
	object := unsafe.Pointer(&p.objects[rapid.IntRange(0, 1).Draw(t, "object")])
	switch what := rapid.IntRange(0, 9).Draw(t, "what"); {
	case what == 0:
		p.fork(g)
	case what == 1:
		p.end(g)
	case what == 2:
		p.acquire(g, object)
	case what <= 4:
		p.release(g, object, what == 4)
	case what == 5 && len(p.ended) > 0:
		p.join(g, rapid.SampledFrom(p.ended).Draw(t, "joined"))
	default:
		cell := rapid.IntRange(0, 1).Draw(t, "cell")
		p.touch(g, unsafe.Pointer(&p.memory[cell]), rapid.Bool().Draw(t, "write"))
	}
}

func TestAChainShowsTheRacesThatAClockForEachGoroutineShows(t *testing.T) {
	shared := false
	rapid.Check(t, func(t *rapid.T) {
		p := begin()
		defer func() { current = nil }()
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			p.step(t)
		}
		require.ElementsMatch(t, p.races, p.run.Races, "races")
		shared = shared || len(p.run.chains) > 0 && len(p.run.chains) < len(p.run.gs)/2
	})
	assert.True(t, shared, "in no program did goroutines share a chain")
}

// TestAClockIsAsLongAsManyAreThereAtOnce makes goroutines and timers one after the
// other, as a loop does that tries again and again.
func TestAClockIsAsLongAsManyAreThereAtOnce(t *testing.T) {
	p := begin()
	defer func() { current = nil }()
	root := p.going[0]
	p.run.cur = root
	for range 1000 {
		NewTimer(1, 0, func() {}).Stop()
		p.fork(root)
		g := p.going[1]
		p.run.cur = g
		p.touch(g, unsafe.Pointer(&p.memory[0]), true)
		p.release(g, unsafe.Pointer(&p.objects[0]), false)
		p.end(g)
		p.run.cur = root
		p.acquire(root, unsafe.Pointer(&p.objects[0]))
		p.touch(root, unsafe.Pointer(&p.memory[0]), true)
	}
	assert.Empty(t, p.run.Races, "races")
	assert.Len(t, root.clock, 2, "goroutine 0 and one chain")
}
