package botocore

import (
	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// exception returns the error trait for a key that only exceptions have.
func (raw *rawShape) exception(c *node.Node) *model.Error {
	s, ok := raw.Shape.(*model.Structure)
	if !ok || s.Error == nil {
		c.Problem("a structure that is no exception cannot have %s", c.Key)
		return nil
	}
	return s.Error
}

func (raw *rawShape) readError(c *node.Node) {
	e := raw.exception(c)
	if e == nil {
		return
	}
	c.Each(func(n *node.Node) {
		switch n.Key {
		case "code":
			if e.Code = n.Text(); e.Code == "" && n.Type == gjson.String {
				n.Problem("an error code cannot be empty")
			}
		case "httpStatusCode":
			if status, ok := n.Integer(); ok && (status < 300 || status > 599) {
				n.Problem("%d is no HTTP status of an error", status)
			} else {
				e.Status = status
			}
		case "senderFault":
			if n.Flag() {
				e.Fault = "client"
			}
		case "fault":
			if n.Flag() {
				e.Fault = "server"
			}
		default:
			n.Unknown()
		}
	})
}

// readRetryable reads whether an error may go away by itself.
func (raw *rawShape) readRetryable(c *node.Node) {
	e := raw.exception(c)
	if e == nil {
		return
	}
	e.Retryable = true
	c.Each(func(n *node.Node) {
		if n.Key != "throttling" {
			n.Unknown()
			return
		}
		e.Throttling = n.Flag()
	})
}
