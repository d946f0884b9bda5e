package run

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"interleave/grader"
)

// The most that is read of a process. A trace of many thousand steps fits; a
// stream without end does not.
const (
	longestLine = 16 << 20
	mostBytes   = 256 << 20
)

// A phase is how far a process has come, by its records.
type phase int

const (
	silent  phase = iota // not even the engine is there
	started              // package-level code runs
	ready                // behaviours may begin
	ended                // nothing may follow
)

// A transcript is what one process reported.
type transcript struct {
	nonce    string
	leg      grader.Leg
	expected map[string]bool // behaviours asked for and not yet begun
	told     func(behaviour string, done *grader.Evidence)

	phase    phase
	open     string // the behaviour that has begun and not ended
	evidence []grader.Evidence
	fault    string // the first record that does not belong; what follows it is not read
}

// read takes in records until r ends. It always reads to the end, or whoever
// writes would wait.
func (t *transcript) read(r io.Reader) {
	lines := bufio.NewScanner(io.LimitReader(r, mostBytes))
	lines.Buffer(nil, longestLine)
	lines.Split(wholeLines)
	for t.fault == "" && lines.Scan() {
		t.fault = t.take(lines.Bytes())
	}
	if err := lines.Err(); err != nil && t.fault == "" {
		t.fault = fmt.Sprintf("the records cannot be read: %v", err)
	}
	if n, _ := io.Copy(io.Discard, r); n > 0 && t.fault == "" {
		t.fault = fmt.Sprintf("the records are longer than %d bytes", mostBytes)
	}
}

// wholeLines is [bufio.ScanLines] without the last line if it is cut off: a
// process that is killed while it writes has not said what it began to say.
func wholeLines(data []byte, atEOF bool) (advance int, line []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF {
		return len(data), nil, nil
	}
	return 0, nil, nil
}

// take reads one record and says what is wrong with it.
func (t *transcript) take(line []byte) (fault string) {
	var r grader.Record
	if err := json.Unmarshal(line, &r); err != nil {
		return fmt.Sprintf("a record is no JSON: %v", err)
	}
	if r.Nonce != t.nonce {
		return fmt.Sprintf("a record of kind %q does not come from the engine", r.Kind)
	}
	switch {
	case r.Kind == grader.RecordStart && t.phase == silent:
		t.phase = started
	case r.Kind == grader.RecordReady && t.phase == started:
		t.phase = ready
	case r.Kind == grader.RecordBegin && t.phase == ready && t.open == "":
		return t.begin(r.Behaviour)
	case r.Kind == grader.RecordEvidence && t.phase == ready && t.open != "":
		return t.close(r)
	case r.Kind == grader.RecordEnd && t.phase == ready && t.open == "":
		return t.end(r.Count)
	default:
		return fmt.Sprintf("a record of kind %q comes out of turn", r.Kind)
	}
	return ""
}

func (t *transcript) begin(behaviour string) (fault string) {
	if !t.expected[behaviour] {
		return fmt.Sprintf("the suite runs %q, which it was not asked for or has run already", behaviour)
	}
	delete(t.expected, behaviour)
	t.open = behaviour
	t.told(behaviour, nil)
	return ""
}

func (t *transcript) close(r grader.Record) (fault string) {
	e := r.Evidence
	switch {
	case r.Behaviour != t.open:
		return fmt.Sprintf("evidence on %q comes while %q runs", r.Behaviour, t.open)
	case e == nil || e.Behaviour != "" && e.Behaviour != t.open || e.Leg != "" && e.Leg != t.leg:
		return fmt.Sprintf("the evidence on %q is about something else", t.open)
	case empty(*e):
		return fmt.Sprintf("the evidence on %q rests on nothing", t.open)
	}
	e.Behaviour, e.Leg = t.open, t.leg
	name(e)
	t.open = ""
	t.evidence = append(t.evidence, *e)
	t.told(e.Behaviour, e)
	return ""
}

// name gives a trace without a name the one under which it is replayed. The engine
// leaves it to us: what sums up a schedule here would be linked into every binary.
func name(e *grader.Evidence) {
	if e.Finding == nil || e.Finding.Trace == nil || e.Finding.Trace.ID != "" {
		return
	}
	sum := sha256.Sum256([]byte(e.Behaviour + " " + e.Finding.Trace.Schedule))
	e.Finding.Trace.ID = hex.EncodeToString(sum[:4])
}

// empty reports evidence that would read as a pass though nothing was tried.
func empty(e grader.Evidence) bool {
	return e.Explored < 1 && e.Unstarted == "" && e.Finding == nil && e.Inconclusive == "" && e.Fault == ""
}

func (t *transcript) end(count int) (fault string) {
	if count != len(t.evidence) {
		return fmt.Sprintf("the last record counts %d of evidence, but there were %d", count, len(t.evidence))
	}
	t.phase = ended
	return ""
}
