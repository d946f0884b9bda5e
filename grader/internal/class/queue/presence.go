package queue

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// A presence is how the others who work in a PostgreSQL database know that this
// process lives: it holds a lock there, on a connection that is for nothing
// else. When the process ends, in whatever way, the server takes the lock back,
// and its jobs are put back into the queue by whoever looks next. Nobody guesses
// from a clock who is dead; River would, and has to allow for the longest job.
type presence struct {
	pool *pgxpool.Pool
	key  int32
	conn *pgx.Conn // nil while the database is away
	stop context.CancelFunc
	all  sync.WaitGroup
}

// present is the number under which all processes have their locks.
const present = 0x696c77

// lookEvery is how often a process looks who is gone.
const lookEvery = 5 * time.Second

// within is how soon the database has to answer then.
const within = 20 * time.Second

func newPresence(pool *pgxpool.Pool) *presence {
	return &presence{pool: pool, key: rand.Int32(), stop: func() {}}
}

// name is what the jobs that the process is at are marked with.
func (p *presence) name() string { return fmt.Sprintf("interleave-%d", p.key) }

// begin announces the process, and looks after the jobs of others until end.
func (p *presence) begin(ctx context.Context) error {
	if err := p.hold(ctx); err != nil {
		return err
	}
	ctx, p.stop = context.WithCancel(context.WithoutCancel(ctx))
	p.all.Go(func() { // end waits for it
		ticks := time.NewTicker(lookEvery)
		defer ticks.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticks.C:
				p.look(ctx)
			}
		}
	})
	return nil
}

// look holds on to the lock, and adopts the jobs of those who hold none. If this
// process has lost its lock the server was away, so that nobody has one, and the
// others get until the next look to take theirs. Two who work on the same job
// all the same only waste time: the second result changes nothing.
func (p *presence) look(ctx context.Context) {
	ctx, stop := context.WithTimeout(ctx, within)
	defer stop()
	if p.conn == nil || p.conn.Ping(ctx) != nil {
		_ = p.hold(ctx) // a database that is away is tried again
		return
	}
	_, _ = p.pool.Exec(ctx, `UPDATE river_job SET state = 'available'
		WHERE kind = 'grade' AND state = 'running' AND attempted_by[array_length(attempted_by, 1)] NOT IN (
			SELECT 'interleave-' || objid FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND objsubid = 2
			AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`, present)
}

// hold takes the lock on a new connection. The server is to notice within half a
// minute that a machine has lost its power, which it would by itself in hours.
func (p *presence) hold(ctx context.Context) error {
	p.leave(ctx)
	config := p.pool.Config().ConnConfig.Copy()
	config.RuntimeParams["tcp_keepalives_idle"] = "10"
	config.RuntimeParams["tcp_keepalives_interval"] = "5"
	config.RuntimeParams["tcp_keepalives_count"] = "4"
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	p.conn = conn
	if _, err = conn.Exec(ctx, `SELECT pg_advisory_lock($1, $2)`, present, p.key); err != nil {
		p.leave(ctx)
	}
	return err
}

func (p *presence) leave(ctx context.Context) {
	if p.conn != nil {
		_ = p.conn.Close(ctx)
		p.conn = nil
	}
}

// end is for when no job is worked on any more.
func (p *presence) end(ctx context.Context) {
	p.stop()
	p.all.Wait()
	p.leave(ctx)
}
