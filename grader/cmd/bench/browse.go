package main

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/chromedp"
)

// gestures are what somebody does on the class page, and how long until it shows, in
// milliseconds. Asking for a height makes the browser lay the page out.
var gestures = []struct{ what, script string }{
	{"first rows", `performance.getEntriesByType("navigation")[0].domComplete`},
	{"sorted", timed(`document.querySelector('[data-key="total"]').click()`)},
	{"sorted by name", timed(`document.querySelector('[data-key="name"]').click()`)},
	{"filtered", timed(`behaviour.value = "1"; behaviour.dispatchEvent(new Event("input", {bubbles: true}))`)},
	{"searched", timed(`search.value = "zoe"; search.dispatchEvent(new Event("input", {bubbles: true}))`)},
}

func timed(script string) string {
	return `(() => { const began = performance.now(); ` + script + `; document.body.offsetHeight; return performance.now() - began; })()`
}

// browse opens the class page of a board in Chromium again and again.
func browse(ctx context.Context, page string, t *table) error {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WSURLReadTimeout(2*time.Minute))
	ctx, stopAllocator := chromedp.NewExecAllocator(ctx, options...)
	defer stopAllocator()
	ctx, stop := chromedp.NewContext(ctx)
	defer stop()
	rows := make([]row, len(gestures))
	for range rounds {
		if err := chromedp.Run(ctx, chromedp.Navigate("file://"+page)); err != nil {
			return fmt.Errorf("open %s: %w", page, err)
		}
		for i, w := range gestures {
			var took float64
			if err := chromedp.Run(ctx, chromedp.Evaluate(w.script, &took)); err != nil {
				return fmt.Errorf("measure %s on %s: %w", w.what, page, err)
			}
			rows[i].What, rows[i].Unit, rows[i].Ours = "board of it, "+w.what, "ms", append(rows[i].Ours, took)
		}
	}
	for _, r := range rows {
		t.add(r)
	}
	return nil
}
