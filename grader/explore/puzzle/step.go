package puzzle

import (
	"fmt"
	"strings"
)

// A kind is what a step does. Its text is the kind of the step in a trace.
type kind string

const (
	kindLoad   kind = "load"   // shared variable → the goroutine's own
	kindAdd    kind = "add"    // to the goroutine's own
	kindStore  kind = "store"  // the goroutine's own, plus something → shared variable
	kindLock   kind = "lock"   // or begin to wait for it, which is a step as well
	kindUnlock kind = "unlock" // and hand it to whoever waits for it longest
)

// A step is what one letter of an answer does. Each goroutine has one variable
// of its own, called like the goroutine in lower case.
type step struct {
	kind   kind
	object string // the shared variable or the lock
	plus   int
}

func load(object string) step  { return step{kind: kindLoad, object: object} }
func add(plus int) step        { return step{kind: kindAdd, plus: plus} }
func store(object string) step { return step{kind: kindStore, object: object} }
func storePlus(object string, plus int) step {
	return step{kind: kindStore, object: object, plus: plus}
}
func lock(object string) step   { return step{kind: kindLock, object: object} }
func unlock(object string) step { return step{kind: kindUnlock, object: object} }

// text is the step as a line of code of the goroutine called name.
func (s step) text(name string) string {
	own := strings.ToLower(name)
	switch s.kind {
	case kindLoad:
		return fmt.Sprintf("%s := %s", own, s.object)
	case kindAdd:
		return fmt.Sprintf("%s = %s + %d", own, own, s.plus)
	case kindStore:
		if s.plus == 0 {
			return fmt.Sprintf("%s = %s", s.object, own)
		}
		return fmt.Sprintf("%s = %s + %d", s.object, own, s.plus)
	default:
		return fmt.Sprintf("%s %s", s.kind, s.object)
	}
}
