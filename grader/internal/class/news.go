package class

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// logEvery is how often a log gets a line.
const logEvery = 10 * time.Second

// drawEvery is how often the line on a terminal is drawn again.
const drawEvery = 200 * time.Millisecond

// news says how far something is: on a terminal one line that is drawn over and
// over, in a log a line now and then. The time that is left goes by the rate so
// far, and is no promise.
type news struct {
	mu    sync.Mutex
	w     io.Writer
	live  bool
	what  string
	began time.Time
	shown time.Time
	done  int
	total int
}

func newNews(w io.Writer, what string, total int) *news {
	f, ok := w.(*os.File)
	live := ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
	n := &news{w: w, live: live, what: what, total: total, began: time.Now()}
	if !live {
		n.shown = n.began // a log hears of it only if it takes long
	}
	return n
}

// step counts one more.
func (n *news) step() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.done++
	n.show(false)
}

// at sets how many are done.
func (n *news) at(done int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.done = done
	n.show(false)
}

// print writes a line that stays.
func (n *news) print(line string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.wipe()
	fmt.Fprintln(n.w, line)
	n.show(true)
}

// close leaves the last state in a log, and nothing on a terminal.
func (n *news) close() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.wipe()
	if !n.live {
		fmt.Fprintln(n.w, n.line())
	}
}

func (n *news) wipe() {
	if n.live {
		fmt.Fprint(n.w, "\r\x1b[K")
	}
}

func (n *news) show(now bool) {
	every := logEvery
	if n.live {
		every = drawEvery
	}
	if time.Since(n.shown) < every && !(now && n.live) {
		return
	}
	n.shown = time.Now()
	n.wipe()
	if n.live {
		fmt.Fprint(n.w, n.line())
		return
	}
	fmt.Fprintln(n.w, n.line())
}

func (n *news) line() string {
	line := fmt.Sprintf("%s: %d of %d", n.what, n.done, n.total)
	took := time.Since(n.began)
	if n.done == 0 || took < time.Second {
		return line
	}
	rate := float64(n.done) / took.Minutes()
	line += fmt.Sprintf(", %.0f a minute", rate)
	if left := n.total - n.done; left > 0 {
		line += fmt.Sprintf(", %s left", time.Duration(float64(left)/rate*float64(time.Minute)).Round(time.Second))
	}
	return line
}
