package crew

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// A member is a process that answers requests, one line of JSON each.
type member struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	answers *json.Decoder
	said    *tail
	ended   chan struct{} // closed when the process is gone
}

func start(cmd *exec.Cmd) (*member, error) {
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start a grader: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start a grader: %w", err)
	}
	m := &member{cmd: cmd, in: in, answers: json.NewDecoder(out), said: &tail{}, ended: make(chan struct{})}
	cmd.Stderr = m.said
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start a grader: %w", err)
	}
	return m, nil
}

// ask has one request answered. It returns when there is an answer, or when the
// member is dead and why.
func (m *member) ask(ctx context.Context, r Request, patience time.Duration) (answer Answer, dead string) {
	got := make(chan error, 1)
	go func() { // the receive below waits for it: killing the process ends both pipes
		err := json.NewEncoder(m.in).Encode(r)
		if err == nil {
			err = m.answers.Decode(&answer)
		}
		got <- err
	}()
	over := time.NewTimer(patience)
	defer over.Stop()
	select {
	case err := <-got:
		if err != nil {
			return Answer{}, m.postMortem()
		}
		return answer, ""
	case <-ctx.Done():
	case <-over.C:
		dead = fmt.Sprintf("it had no answer after %s", patience)
	}
	_ = m.cmd.Process.Kill()
	<-got
	return Answer{}, dead
}

// postMortem waits for a member that answers no more, and says how it ended.
func (m *member) postMortem() string {
	_ = m.cmd.Process.Kill() // it may have closed its output only
	m.reap()
	if last := m.said.last(); last != "" {
		return fmt.Sprintf("%v, %s", m.cmd.ProcessState, last)
	}
	return m.cmd.ProcessState.String()
}

// end ends a member by ending its input, as the death of our process would, and
// waits for it.
func (m *member) end() {
	_ = m.in.Close()
	m.reap()
}

// grace is how long a member may take to put away what it was at.
const grace = 10 * time.Second

func (m *member) reap() {
	select {
	case <-m.ended:
		return
	default:
	}
	kill := time.AfterFunc(grace, func() { _ = m.cmd.Process.Kill() })
	_ = m.cmd.Wait()
	kill.Stop()
	close(m.ended)
}

// A tail keeps the beginning of what a process complains about: a fatal error
// of Go's comes first and its stacks after.
type tail struct{ text bytes.Buffer }

// Write keeps p if there is room.
func (t *tail) Write(p []byte) (int, error) {
	if room := 4096 - t.text.Len(); room > 0 {
		t.text.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// last is the line that says what was wrong.
func (t *tail) last() string {
	for line := range strings.Lines(t.text.String()) {
		if line = strings.TrimSpace(line); strings.Contains(line, "fatal") || strings.Contains(line, "panic:") {
			return line
		}
	}
	line, _, _ := strings.Cut(strings.TrimSpace(t.text.String()), "\n")
	return line
}
