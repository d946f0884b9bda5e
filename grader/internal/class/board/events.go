package board

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"interleave/grader/internal/class/book"
	"interleave/grader/internal/class/store"
)

// writeWithin is how long a reader may take to read an event.
const writeWithin = 30 * time.Second

// events sends the rows that change, as server-sent events, from those on that
// have changed since the page was drawn. A reader who was away begins with all
// of them: it may have been another server that it has heard of the last ones.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	turn, err := strconv.Atoi(r.URL.Query().Get("after"))
	if err != nil || turn > s.now().turn || r.Header.Get("Last-Event-ID") != "" {
		turn = -1
	}
	for {
		rows, now, news := s.newer(turn)
		if len(rows) > 0 {
			_ = out.SetWriteDeadline(time.Now().Add(writeWithin))
			if send(w, "rows", now, rows) != nil || send(w, "counts", now, s.now().sentence()) != nil {
				return
			}
		}
		if out.Flush() != nil {
			return
		}
		turn = now
		select {
		case <-r.Context().Done():
			return
		case <-news:
		}
	}
}

func send(w http.ResponseWriter, name string, id int, data any) error {
	text, err := json.Marshal(data)
	if err == nil {
		_, err = fmt.Fprintf(w, "id: %d\nevent: %s\ndata: %s\n\n", id, name, text)
	}
	return err
}

// newer are the rows that changed after a turn, the turn that it is now, and
// what is closed when there is another one.
func (s *server) newer(turn int) (rows []Row, now int, news <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range s.board.Rows {
		if s.since[r.Page] > turn {
			rows = append(rows, r)
		}
	}
	return rows, s.turn, s.news
}

// pageOf is the page that a student would have on this board.
func (b *Board) pageOf(st store.Student) string {
	e := &book.Entry{Student: st}
	if b.Pseudonyms {
		hide(e)
	}
	return pageName(e.ID)
}
