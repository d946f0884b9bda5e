package sandbox_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"interleave/grader/internal/sandbox"
)

// target is what a process in the box is to reach: a file or a process.
const target = "SANDBOX_TARGET"

// What code tries that got past the policy.
func init() {
	aim := os.Getenv(target)
	roles["reads"] = func() { attempt(os.ReadFile(aim)) }
	roles["lists"] = func() { attempt(os.ReadDir(aim)) }
	roles["creates"] = func() { attempt(os.Create(aim)) }
	roles["creates in its folder"] = func() { attempt(os.Create("file")) }
	roles["appends"] = func() { attempt(os.OpenFile(aim, os.O_APPEND|os.O_WRONLY, 0)) }
	roles["removes"] = func() { refuse(os.Remove(aim)) }
	roles["reads itself"] = func() { attempt(os.ReadFile("/proc/self/mem")) }
	roles["connects"] = func() { attempt(net.Dial("tcp", aim)) }
	roles["listens"] = func() { attempt(net.Listen("unix", "@interleave")) }
	roles["forks"] = func() { refuse(exec.Command("/bin/true").Run()) }
	roles["forks at once"] = func() { attempt(syscall.ForkExec("/bin/true", []string{"true"}, nil)) }
	roles["becomes another"] = func() { refuse(syscall.Exec("/bin/true", []string{"true"}, nil)) }
	roles["kills"] = func() {
		pid, _ := strconv.Atoi(aim)
		refuse(syscall.Kill(pid, syscall.SIGKILL))
	}
	roles["shares memory"] = func() { attempt(unix.Mmap(-1, 0, 1<<20, unix.PROT_WRITE, unix.MAP_SHARED|unix.MAP_ANON)) }
	roles["traces"] = func() { refuse(unix.PtraceAttach(1)) }
	roles["leaves its namespace"] = func() { refuse(unix.Unshare(unix.CLONE_NEWUSER)) }
	roles["mounts"] = func() { refuse(unix.Mount("", "/", "", unix.MS_REMOUNT, "")) }
	roles["raises a limit"] = func() {
		more := unix.Rlimit{Cur: 1 << 40, Max: 1 << 40}
		refuse(unix.Prlimit(0, unix.RLIMIT_DATA, &more, nil))
	}
	roles["crowds"] = crowd
}

// attempt says what came of one.
func attempt[T any](_ T, err error) { refuse(err) }

func refuse(err error) {
	if err == nil {
		fmt.Print("done")
		return
	}
	fmt.Print("refused")
}

// roomy is enough for the stacks of so many threads.
const roomy = 8 << 30

// crowd keeps more and more threads busy.
func crowd() {
	for range 200 {
		up := make(chan bool)
		go func() { // ends with the process
			runtime.LockOSThread()
			up <- true
			<-never
		}()
		<-up
	}
	fmt.Print("done")
}

// victims are what the attempts are aimed at.
type victims struct{ file, folder, address, process string }

func newVictims(t *testing.T) victims {
	t.Helper()
	var v victims
	v.folder = t.TempDir()
	v.file = filepath.Join(v.folder, "canary")
	require.NoError(t, os.WriteFile(v.file, []byte("secret"), 0o666), "write the canary")
	for dir := v.folder; dir != os.TempDir(); dir = filepath.Dir(dir) {
		require.NoError(t, os.Chmod(dir, 0o777), "open %s to everybody", dir)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err, "listen")
	v.address = l.Addr().String()
	sleeper := exec.Command("sleep", "600")
	require.NoError(t, sleeper.Start(), "start a process")
	v.process = strconv.Itoa(sleeper.Process.Pid)
	t.Cleanup(func() {
		assert.NoError(t, l.Close(), "stop listening")
		assert.NoError(t, sleeper.Process.Kill(), "the process is still there")
		_ = sleeper.Wait()
	})
	return v
}

// A refusal is what must come of an attempt: a reason and a call if the process
// is ended for it, none if it is told an error.
type refusal struct {
	role, target string
	reason       sandbox.Reason
	call         string
}

func (v victims) refusals() []refusal {
	stopped := func(role, target, call string) refusal { return refusal{role, target, sandbox.Forbidden, call} }
	return []refusal{
		{role: "reads", target: v.file},
		{role: "reads", target: "/etc/passwd"},
		{role: "lists", target: v.folder},
		{role: "creates", target: v.file + "2"},
		{role: "creates in its folder"},
		{role: "appends", target: v.file},
		{role: "reads itself"},
		{role: "raises a limit"},
		stopped("removes", v.file, "unlinkat"),
		stopped("connects", v.address, "socket"),
		stopped("listens", "", "socket"),
		stopped("kills", v.process, "kill"),
		stopped("shares memory", "", "mmap"),
		stopped("traces", "", "ptrace"),
		stopped("leaves its namespace", "", "unshare"),
		stopped("mounts", "", "mount"),
		{"forks", "", sandbox.Processes, "pidfd_open"},
		{"forks at once", "", sandbox.Processes, ""},
		{"becomes another", "", sandbox.Processes, "execve"},
	}
}

func TestABoxKeepsItsProcessFromTheMachine(t *testing.T) {
	for _, tier := range []sandbox.Tier{sandbox.Isolated, sandbox.Restricted} {
		t.Run(fmt.Sprintf("tier %d", int(tier)), func(t *testing.T) {
			if err := sandbox.Try(tier); err != nil {
				t.Skipf("this machine has no %v: %v", tier, err)
			}
			v := newVictims(t)
			for _, want := range v.refusals() {
				t.Run(want.role+" "+filepath.Base(want.target), func(t *testing.T) {
					c := command(t, want.role)
					c.Env = append(c.Env, target+"="+want.target, "GOTRACEBACK=crash")
					got := run(t, sandbox.Open(tier), c)
					if want.reason != "" {
						assert.Equal(t, want.reason, got.Reason, "reason why a process ended that %s; it said %.2000s", want.role, got.Stderr)
						assert.Equal(t, want.call, got.Call, "call for which it was ended")
						return
					}
					assert.Equal(t, sandbox.Exited, got.Reason, "how a process ended that %s; it said %.2000s", want.role, got.Stderr)
					assert.Equal(t, "refused", got.Stdout, "what came of it")
				})
			}
			text, err := os.ReadFile(v.file)
			require.NoError(t, err, "the canary is still there")
			assert.Equal(t, "secret", string(text), "the canary")
		})
	}
}

// That the attempts above succeed outside of a box shows that it is the box
// which keeps them from it, and not something else.
func TestTheAttemptsAreRealOnes(t *testing.T) {
	v := newVictims(t)
	for _, a := range []refusal{
		{role: "reads", target: v.file},
		{role: "lists", target: v.folder},
		{role: "appends", target: v.file},
		{role: "connects", target: v.address},
		{role: "forks"},
		{role: "shares memory"},
		{role: "crowds"},
		{role: "removes", target: v.file},
	} {
		c := command(t, a.role)
		c.Env = append(c.Env, target+"="+a.target)
		c.Limits.Memory = roomy
		got := run(t, sandbox.Open(sandbox.Limited), c)
		assert.Equal(t, "done", got.Stdout, "what came of a process that %s, in tier 3: %.500s", a.role, got.Stderr)
	}
}

func TestTier1HasRoomForAFewThreads(t *testing.T) {
	if err := sandbox.Try(sandbox.Isolated); err != nil {
		t.Skipf("this machine has no %v: %v", sandbox.Isolated, err)
	}
	c := command(t, "crowds")
	c.Limits.Memory = roomy
	got := run(t, sandbox.Open(sandbox.Isolated), c)
	assert.Equal(t, sandbox.Processes, got.Reason, "reason; stderr: %.300s", got.Stderr)
}
