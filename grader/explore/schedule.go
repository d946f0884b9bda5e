package explore

import (
	"fmt"
	"strconv"
	"strings"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/strategy"
)

// A schedule is the decisions that lead to one interleaving.
type schedule struct {
	decisions []strategy.Decision
	answers   []int
}

func scheduleOf(events []sched.Event) schedule {
	var s schedule
	for i := range events {
		if e := &events[i]; e.N > 0 {
			s.answers = append(s.answers, e.Answer)
		} else {
			s.decisions = append(s.decisions, strategy.Decision(e.G.ID))
		}
	}
	return s
}

// String writes a schedule as blocks of a goroutine and its steps in a row,
// "a2b1a3", goroutine 0 being a; then the answers to choices, "=1.0". A block of
// a goroutine beyond z gives its number, "(27)2".
func (s schedule) String() string {
	var b strings.Builder
	for i := 0; i < len(s.decisions); {
		n := i
		for n < len(s.decisions) && s.decisions[n] == s.decisions[i] {
			n++
		}
		if id := s.decisions[i]; id < 26 {
			fmt.Fprintf(&b, "%c%d", 'a'+rune(id), n-i)
		} else {
			fmt.Fprintf(&b, "(%d)%d", id, n-i)
		}
		i = n
	}
	for i, a := range s.answers {
		b.WriteString([]string{".", "="}[btoi(i == 0)] + strconv.Itoa(a))
	}
	return b.String()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// parseSchedule reads what String writes.
func parseSchedule(text string) (schedule, error) {
	var s schedule
	blocks, answers, chosen := strings.Cut(text, "=")
	for rest := blocks; rest != ""; {
		var id, n int
		var err error
		if id, n, rest, err = parseBlock(rest); err != nil {
			return s, fmt.Errorf("schedule %q: %w", text, err)
		}
		for range n {
			s.decisions = append(s.decisions, strategy.Decision(id))
		}
	}
	if !chosen {
		return s, nil
	}
	for a := range strings.SplitSeq(answers, ".") {
		n, err := strconv.Atoi(a)
		if err != nil {
			return s, fmt.Errorf("schedule %q: answer %q is no number", text, a)
		}
		s.answers = append(s.answers, n)
	}
	return s, nil
}

const maxSteps = 1 << 20 // in one block: more is no schedule of ours

func parseBlock(text string) (id, n int, rest string, err error) {
	if text[0] == '(' {
		number, after, _ := strings.Cut(text[1:], ")")
		if id, err = strconv.Atoi(number); err != nil {
			return 0, 0, "", fmt.Errorf("goroutine %q is no number", number)
		}
		rest = after
	} else {
		id, rest = int(text[0])-'a', text[1:]
		if id > 25 {
			return 0, 0, "", fmt.Errorf("%q is no goroutine", text[:1])
		}
	}
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	n, err = strconv.Atoi(rest[:digits])
	if err != nil || id < 0 || n < 1 || n > maxSteps {
		return 0, 0, "", fmt.Errorf("%q is no block of steps", text)
	}
	return id, n, rest[digits:], nil
}

// switches counts the context switches of a schedule.
func (s schedule) switches() int {
	n := 0
	for i := 1; i < len(s.decisions); i++ {
		n += btoi(s.decisions[i] != s.decisions[i-1])
	}
	return n
}
