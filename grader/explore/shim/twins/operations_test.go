package twins

import (
	"slices"
)

type operation func(w *world, id int)

// themes are operations that have something to do with each other. A program is
// made of one of them: a mixture of all would seldom meet anywhere.
var themes = map[string]map[string]operation{
	"mutex": {
		"lock":    func(w *world, id int) { w.mu.Lock(); w.turn++; w.say(id, w.turn); w.mu.Unlock() },
		"hold":    func(w *world, id int) { w.mu.Lock(); w.turn++ },
		"trylock": func(w *world, id int) { w.tried(id, w.mu.TryLock, w.mu.Unlock) },
		"nested":  func(w *world, id int) { w.mu.Lock(); w.receive(w.box); w.turn++; w.mu.Unlock() },
		"fill":    func(w *world, id int) { w.send(w.box, id) },
	},
	"rwmutex": {
		"read": func(w *world, id int) { w.rw.RLock(); w.say(id, w.written); w.rw.RUnlock() },
		"read twice": func(w *world, id int) {
			w.rw.RLock()
			w.rw.RLock()
			w.say(id, w.written)
			w.rw.RUnlock()
			w.rw.RUnlock()
		},
		"write":    func(w *world, id int) { w.rw.Lock(); w.written++; w.rw.Unlock() },
		"upgrade":  func(w *world, id int) { w.rw.RLock(); w.rw.Lock() },
		"stay":     func(w *world, id int) { w.rw.RLock() },
		"tryread":  func(w *world, id int) { w.tried(id, w.rw.TryRLock, w.rw.RUnlock) },
		"trywrite": func(w *world, id int) { w.tried(id, w.rw.TryLock, w.rw.Unlock) },
	},
	"waitgroup": {
		"add":   func(w *world, id int) { w.wg.Add(1) },
		"add 2": func(w *world, id int) { w.wg.Add(2) },
		"done":  func(w *world, id int) { w.n.Add(1); w.wg.Done() },
		"wait":  func(w *world, id int) { w.wg.Wait(); w.say(id, w.n.Load()) },
	},
	"waitgroup go": {
		"go":   func(w *world, id int) { w.wg.Go(func() { w.n.Add(10) }) },
		"add":  func(w *world, id int) { w.wg.Add(1) },
		"wait": func(w *world, id int) { w.wg.Wait(); w.say(id, w.n.Load()) },
		"look": func(w *world, id int) { w.say(id, w.n.Load()) },
	},
	"once": {
		"do":     func(w *world, id int) { w.once.Do(func() { w.n.Add(1) }); w.say(id, w.n.Load()) },
		"panic":  func(w *world, id int) { w.once.Do(func() { w.n.Add(10); panic("in Do") }); w.say(id, w.n.Load()) },
		"redo":   func(w *world, id int) { w.once.Do(func() { w.once.Do(func() {}) }) },
		"linger": func(w *world, id int) { w.once.Do(func() { w.receive(w.box) }); w.say(id, w.n.Load()) },
		"fill":   func(w *world, id int) { w.send(w.box, id) },
	},
	"cond": {
		"wait": func(w *world, id int) {
			w.mu.Lock()
			w.arrive(id)
			w.cond.Wait()
			w.turn++
			w.say(id, w.turn)
			w.mu.Unlock()
		},
		"wait for":  func(w *world, id int) { w.await(); w.say(id, w.turn); w.mu.Unlock() },
		"signal":    func(w *world, id int) { w.cond.Signal() },
		"broadcast": func(w *world, id int) { w.cond.Broadcast() },
		"set":       func(w *world, id int) { w.mu.Lock(); w.turn++; w.cond.Signal(); w.mu.Unlock() },
	},
	"map": {
		"load":     func(w *world, id int) { v, ok := w.table.Load("a"); w.say(id, v, ok) },
		"store":    func(w *world, id int) { w.table.Store("a", id) },
		"store b":  func(w *world, id int) { w.table.Store("b", id) },
		"settle":   func(w *world, id int) { v, was := w.table.LoadOrStore("a", id); w.say(id, v, was) },
		"take":     func(w *world, id int) { v, was := w.table.LoadAndDelete("a"); w.say(id, v, was) },
		"swap":     func(w *world, id int) { v, was := w.table.Swap("a", id); w.say(id, v, was) },
		"replace":  func(w *world, id int) { w.say(id, w.table.CompareAndSwap("a", 0, id)) },
		"withdraw": func(w *world, id int) { w.say(id, w.table.CompareAndDelete("a", 1)) },
		"delete":   func(w *world, id int) { w.table.Delete("a") },
		"clear":    func(w *world, id int) { w.table.Clear() },
		"range":    func(w *world, id int) { w.say(id, w.entries()) },
	},
	"pool": {
		"put": func(w *world, id int) { w.puts[id]++; w.pool.Put(10*id + w.puts[id]) },
		"get": func(w *world, id int) { w.say(id, w.pool.Get()) },
	},
	"atomic": {
		"add":        func(w *world, id int) { w.say(id, w.n.Add(1)) },
		"load":       func(w *world, id int) { w.say(id, w.n.Load()) },
		"increment":  func(w *world, id int) { w.n.Store(w.n.Load() + 1) },
		"swap":       func(w *world, id int) { w.say(id, w.n.Swap(int64(id))) },
		"replace":    func(w *world, id int) { w.say(id, w.n.CompareAndSwap(1, 5)) },
		"mask":       func(w *world, id int) { w.say(id, w.n.And(1)) },
		"number":     func(w *world, id int) { w.value.Store(id) },
		"text":       func(w *world, id int) { w.value.Store("text") },
		"value":      func(w *world, id int) { w.say(id, w.value.Load()) },
		"exchange":   func(w *world, id int) { w.say(id, w.value.Swap(id)) },
		"substitute": func(w *world, id int) { w.say(id, w.value.CompareAndSwap(0, id)) },
	},
	"channel": {
		"send":        func(w *world, id int) { w.send(w.hand, id) },
		"receive":     func(w *world, id int) { v, ok := w.receive(w.hand); w.say(id, v, ok) },
		"close":       func(w *world, id int) { w.shut(w.hand) },
		"put":         func(w *world, id int) { w.send(w.box, id) },
		"take":        func(w *world, id int) { v, ok := w.receive(w.box); w.say(id, v, ok) },
		"close box":   func(w *world, id int) { w.shut(w.box) },
		"length":      func(w *world, id int) { w.say(id, w.length(w.box), w.length(w.none)) },
		"range":       func(w *world, id int) { w.each(w.box, func(v int) { w.say(id, v) }) },
		"send nil":    func(w *world, id int) { w.send(w.none, id) },
		"receive nil": func(w *world, id int) { w.receive(w.none) },
		"close nil":   func(w *world, id int) { w.shut(w.none) },
	},
	"select": {
		"two":     func(w *world, id int) { i, v := w.two(w.hand, w.box); w.say(id, i, v) },
		"same":    func(w *world, id int) { i, v := w.two(w.box, w.box); w.say(id, i, v) },
		"nil":     func(w *world, id int) { i, v := w.two(w.none, w.box); w.say(id, i, v) },
		"meet":    func(w *world, id int) { i, v := w.meet(w.hand, w.box, id); w.say(id, i, v) },
		"relay":   func(w *world, id int) { i, v := w.meet(w.box, w.hand, id); w.say(id, i, v) },
		"offer":   func(w *world, id int) { w.say(id, w.offer(w.hand, w.box, id)) },
		"poll":    func(w *world, id int) { i, v := w.poll(w.hand); w.say(id, i, v) },
		"push":    func(w *world, id int) { w.say(id, w.push(w.hand, id)) },
		"send":    func(w *world, id int) { w.send(w.hand, id) },
		"receive": func(w *world, id int) { v, ok := w.receive(w.box); w.say(id, v, ok) },
		"close":   func(w *world, id int) { w.shut(w.box) },
	},
	"context": {
		"cancel":  func(w *world, id int) { w.cancel() },
		"look":    func(w *world, id int) { w.say(id, w.ctx.Err()) },
		"wait":    func(w *world, id int) { w.ended(w.ctx.Done()); w.say(id, w.ctx.Err()) },
		"unless":  func(w *world, id int) { i, v := w.unless(w.box, w.ctx.Done()); w.say(id, i, v) },
		"fill":    func(w *world, id int) { w.send(w.box, id) },
		"child":   func(w *world, id int) { c, _ := w.cancels(w.ctx); w.say(id, c.Err()); w.ended(c.Done()) },
		"quit":    func(w *world, id int) { c, quit := w.cancels(w.ctx); quit(); w.say(id, c.Err(), w.ctx.Err()) },
		"after":   func(w *world, id int) { stop := w.onceOver(w.ctx, func() { w.n.Add(1) }); w.say(id, stop(), stop()) },
		"counted": func(w *world, id int) { w.say(id, w.n.Load()) },
	},
	"time": {
		"sleep":   func(w *world, id int) { w.sleep(2 * second); w.say(id, w.spent()) },
		"nap":     func(w *world, id int) { w.sleep(second); w.n.Add(1) },
		"timer":   func(w *world, id int) { at, _ := w.timer(2 * second); w.rung(at); w.say(id, w.spent(), w.n.Load()) },
		"in time": func(w *world, id int) { at, _ := w.timer(second); i, v := w.in(w.box, at); w.say(id, i, v) },
		"stop":    func(w *world, id int) { _, t := w.timer(second); w.sleep(second); w.say(id, t.Stop()) },
		"reset": func(w *world, id int) {
			at, t := w.timer(second)
			w.say(id, t.Reset(3*second))
			w.rung(at)
			w.say(id, w.spent())
		},
		"later": func(w *world, id int) {
			t := w.later(second, func() { w.n.Add(10) })
			w.sleep(second)
			w.say(id, t.Stop())
		},
		"look": func(w *world, id int) { w.say(id, w.n.Load()) },
		"expire": func(w *world, id int) {
			c, _ := w.expires(w.ctx, second)
			w.ended(c.Done())
			w.say(id, c.Err(), w.spent())
		},
		"cancel":   func(w *world, id int) { c, end := w.expires(w.ctx, second); w.sleep(second); end(); w.say(id, c.Err()) },
		"fill":     func(w *world, id int) { w.send(w.box, id) },
		"add":      func(w *world, id int) { w.wg.Add(1) },
		"done":     func(w *world, id int) { w.wg.Done() },
		"wait":     func(w *world, id int) { w.wg.Wait(); w.say(id, w.spent()) },
		"cancel 1": func(w *world, id int) { w.sleep(second); w.cancel() },
	},
}

// operations are those of all themes; where two share a name, programs say which
// by their theme.
var operations = func() map[string]operation {
	all := make(map[string]operation)
	for theme, some := range themes {
		for name, f := range some {
			all[theme+"/"+name] = f
		}
	}
	return all
}()

// of lists the operations of a theme in order.
func of(theme string) []string {
	var names []string
	for name := range themes[theme] {
		names = append(names, theme+"/"+name)
	}
	slices.Sort(names)
	return names
}

// tried says whether a lock could be had.
func (w *world) tried(id int, try func() bool, unlock func()) {
	ok := w.try(try)
	w.say(id, ok)
	if ok {
		unlock()
	}
}

// arrive says who waits the longest.
func (w *world) arrive(id int) {
	w.came++
	w.say(id, "as number", w.came)
}

// await returns with the lock when somebody has set the turn.
func (w *world) await() {
	w.mu.Lock()
	for w.turn == 0 {
		w.cond.Wait()
	}
}

// entries are those that Range comes by, in an order of their own.
func (w *world) entries() [2]any {
	var all [2]any
	w.table.Range(func(key, v any) bool { w.pause(); all[key.(string)[0]-'a'] = v; return true })
	return all
}
