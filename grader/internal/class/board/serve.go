package board

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"interleave/grader/internal/class/book"
)

// lookEvery is how often a served board looks for news.
const lookEvery = time.Second

// Serve shows a class while it is being graded, until ctx ends. An address
// without a host is this machine's own: what is shown is about people. ready is
// told where it is.
func Serve(ctx context.Context, address string, o Options, books []*book.Book, ready func(string)) error {
	if strings.HasPrefix(address, ":") {
		address = "127.0.0.1" + address
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("serve the board: %w", err)
	}
	o.Live = true
	s := &server{options: o, books: books, news: make(chan struct{})}
	if err := s.look(ctx); err != nil {
		listener.Close()
		return err
	}
	h := &http.Server{Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	var all sync.WaitGroup
	all.Go(func() { s.watch(ctx) })
	all.Go(func() { // ends with ctx, which Serve returns after
		<-ctx.Done()
		_ = h.Close()
	})
	ready(listener.Addr().String())
	err = h.Serve(listener)
	if ctx.Err() != nil {
		err = nil
	}
	if err == nil || errors.Is(err, http.ErrServerClosed) {
		all.Wait()
		return nil
	}
	return fmt.Errorf("serve the board: %w", err)
}

// A server holds the newest board.
type server struct {
	options Options
	books   []*book.Book
	seen    string // version of the books at the last look

	mu    sync.Mutex
	board *Board
	stamp map[string]string // of each row, when it was last different
	turn  int               // counts the changes
	since map[string]int    // by page, the turn in which its row changed last
	news  chan struct{}     // closed and replaced at each change
}

// watch looks for news now and then: at once if a look is cheap, and never for
// more than a quarter of the time.
func (s *server) watch(ctx context.Context) {
	next := time.NewTimer(lookEvery)
	defer next.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-next.C:
			began := time.Now()
			_ = s.look(ctx) // a database that is away is looked at again
			next.Reset(max(lookEvery, 3*time.Since(began)))
		}
	}
}

// look draws the board anew if anything is different.
func (s *server) look(ctx context.Context) error {
	version, err := s.version(ctx)
	if err != nil || version == s.seen {
		return err
	}
	b := New(s.options, s.books[0].Exercises)
	if err := b.Of(ctx, s.books, nil); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = version
	changed := s.board == nil
	stamp, since := make(map[string]string), make(map[string]int)
	for _, r := range b.Rows {
		text, err := json.Marshal(r)
		if err != nil {
			return fmt.Errorf("draw %s: %w", r.Page, err)
		}
		stamp[r.Page], since[r.Page] = string(text), s.since[r.Page]
		if s.stamp[r.Page] != string(text) {
			since[r.Page], changed = s.turn+1, true
		}
	}
	if changed {
		b.turn = s.turn + 1
		s.board, s.stamp, s.since, s.turn = b, stamp, since, s.turn+1
		close(s.news)
		s.news = make(chan struct{})
	}
	return nil
}

// version changes whenever a class does.
func (s *server) version(ctx context.Context) (string, error) {
	var all []string
	for _, b := range s.books {
		v, err := b.Store.Version(ctx)
		if err != nil {
			return "", err
		}
		all = append(all, v)
	}
	return strings.Join(all, " "), nil
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page(func(w io.Writer, _ *http.Request) error { return s.now().WriteClass(w) }))
	mux.HandleFunc("GET /index.html", s.page(func(w io.Writer, _ *http.Request) error { return s.now().WriteClass(w) }))
	mux.HandleFunc("GET /behaviours/{page}", s.page(s.behaviour))
	mux.HandleFunc("GET /students/{page}", s.page(s.student))
	mux.HandleFunc("GET /"+script, func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, files, "pages/"+script) })
	mux.HandleFunc("GET /events", s.events)
	return guard(mux)
}

// guard answers only who asks for this machine by a name of its own, so that no
// site elsewhere can have a browser here read the class through a name that it
// points at us.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = r.Host
		}
		local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
		if ok && local.IP.IsLoopback() && host != "localhost" && net.ParseIP(host) == nil {
			http.Error(w, "this board is at localhost", http.StatusForbidden)
			return
		}
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("Content-Security-Policy", "frame-ancestors 'none'") // what a page cannot say of itself
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

var errNoPage = errors.New("there is no such page")

func (s *server) page(write func(io.Writer, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var text strings.Builder
		err := write(&text, r)
		switch {
		case errors.Is(err, errNoPage):
			http.Error(w, err.Error(), http.StatusNotFound)
		case err != nil:
			http.Error(w, err.Error(), http.StatusInternalServerError)
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = io.WriteString(w, text.String())
		}
	}
}

func (s *server) now() *Board {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.board
}

func (s *server) behaviour(w io.Writer, r *http.Request) error {
	b := s.now()
	for _, one := range b.Behaviours {
		if one.Page()+".html" == r.PathValue("page") {
			return b.WriteBehaviour(w, one)
		}
	}
	return errNoPage
}

func (s *server) student(w io.Writer, r *http.Request) error {
	for _, one := range s.books {
		students, err := one.Store.Students(r.Context())
		if err != nil {
			return err
		}
		for _, st := range students {
			fresh := New(s.options, one.Exercises)
			if fresh.pageOf(st)+".html" != r.PathValue("page") {
				continue
			}
			e, err := one.Read(r.Context(), st)
			if err != nil {
				return err
			}
			return fresh.WriteStudent(w, fresh.Add(e))
		}
	}
	return errNoPage
}
