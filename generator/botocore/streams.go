package botocore

import "github.com/modelsmith/modelsmith/generator/model"

// refuseEventStreams keeps a problem for every operation that leads to an event
// stream: nothing sends or receives one.
func (l *linker) refuseEventStreams() {
	shapes := make([]model.Shape, len(l.order))
	var streams []model.Shape
	for i, raw := range l.order {
		shapes[i] = raw.Shape
		if u, ok := raw.Shape.(*model.Union); ok && u.EventStream {
			streams = append(streams, u)
		}
	}
	if streams == nil {
		return
	}
	leading := model.Leading(shapes, streams)
	for _, op := range l.operations {
		for _, s := range []*model.Structure{op.Input, op.Output} {
			if s == nil || leading[s] == nil {
				continue
			}
			stream := l.shapes[leading[s].Info().Name]
			op.unsupported(stream.node.Child("eventstream"), "event streams are not supported, and %s of operation %s leads to this one", s.Name, op.Name)
		}
	}
}
