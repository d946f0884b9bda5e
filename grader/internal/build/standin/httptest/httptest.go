// Package httptest stands in for net/http/httptest beside the package http that
// stands in for net/http.
package httptest

import (
	"bytes"
	"net/http"
)

// A ResponseRecorder is never written to: there are no requests.
type ResponseRecorder struct {
	http.ResponseWriter
	Code int
	Body *bytes.Buffer
}

// NewRecorder returns one that has recorded nothing.
func NewRecorder() *ResponseRecorder { return &ResponseRecorder{Body: new(bytes.Buffer)} }
