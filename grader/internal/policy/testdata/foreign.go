package race

import (
	"context"
	"errors"
	"maps"
	"strings"
	"sync"
	"time"
	"unicode"
)

var zone = time.Local // want "foreign"

var canceled = context.Canceled

func change(r rune) {
	context.Canceled = nil               // want "foreign"
	(context.Canceled), r = nil, 'x'     // want "foreign"
	_, context.DeadlineExceeded = r, nil // want "foreign"
	*time.Local = *time.UTC              // want "foreign"
	unicode.Categories["L"] = nil        // want "foreign"
	unicode.Letter.R16[0].Lo++           // want "foreign"
	(*unicode.Letter).LatinOffset = 3    // want "foreign"
	for context.Canceled = range errs {  // want "foreign"
	}
	for _, unicode.Scripts["x"] = range unicode.Scripts { // want "foreign"
	}
	p := &context.Canceled                          // want "foreign"
	q := &unicode.Letter.R16[0]                     // want "foreign"
	delete(unicode.Categories, "L")                 // want "foreign"
	clear(unicode.Categories)                       // want "foreign"
	maps.Copy(unicode.Categories, nil)              // want "foreign"
	tables := []*unicode.RangeTable{unicode.Letter} // want "foreign"
	rename(time.UTC)                                // want "foreign"
	list := unicode.Letter.R16                      // want "foreign"
	copy(unicode.Letter.R16[1:], list)              // want "foreign"
	_, _, _ = p, q, tables
}

func look(ctx context.Context, r rune, t time.Time, err error) bool {
	utc := t.In(time.UTC)
	_ = time.Date(1, 1, 1, 1, 1, 1, 1, time.UTC)
	_ = time.UTC.String()
	_ = utc.Location() == time.UTC
	first := unicode.Letter.R16[0].Lo
	for name := range unicode.Categories {
		_ = strings.ToUpper(name)
	}
	if _, ok := unicode.Categories["L"]; ok {
		return unicode.Is(unicode.Letter, r) || unicode.In(r, unicode.Digit, unicode.Punct)
	}
	own := unicode.MaxRune + rune(first)
	own++
	return errors.Is(err, context.Canceled) || own > r
}

type holder struct {
	mu       sync.Mutex
	Canceled error
}

func shadowed(context, unicode *holder) {
	context.Canceled = nil
	p := &unicode.mu
	p.Lock()
}

func rename(*time.Location) {}

var errs []error
