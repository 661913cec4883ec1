// Package objects has real clients use a server whose inputs and outputs are streams. Its parent generates the server.
package objects

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/interop/server/testdata/gen/mediastoredata"
	"github.com/modelsmith/modelsmith/interop/server/testdata/gen/mediastoredata/mediastoredataserver"
	"github.com/modelsmith/modelsmith/interop/server/testdata/gen/mediastoredata/types"
)

// object is what the store has of one.
type object struct {
	body                      []byte
	contentType, cacheControl *string
	modified                  time.Time
}

func (o object) sum() *string {
	sum := sha256.Sum256(o.body)
	return aws.String(hex.EncodeToString(sum[:]))
}

// store holds objects in memory.
type store struct {
	mediastoredataserver.Unimplemented
	mu      sync.Mutex
	objects map[string]object
}

// torn is the path of an object whose body breaks off.
const torn = "torn"

var _ mediastoredataserver.Service = (*store)(nil)

func (s *store) find(path *string) (object, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	o, ok := s.objects[*path]
	if !ok {
		return o, &types.ObjectNotFoundException{Message: aws.String("there is no " + *path)}
	}
	return o, nil
}

func (s *store) PutObject(_ context.Context, in *mediastoredata.PutObjectInput) (*mediastoredata.PutObjectOutput, error) {
	body, err := io.ReadAll(in.Body)
	if err != nil {
		return nil, err
	}
	o := object{body, in.ContentType, in.CacheControl, time.Unix(1_700_000_000, 0)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.objects[*in.Path] = o
	return &mediastoredata.PutObjectOutput{ContentSHA256: o.sum(), ETag: o.sum(), StorageClass: types.StorageClassTemporal}, nil
}

func (s *store) GetObject(_ context.Context, in *mediastoredata.GetObjectInput) (*mediastoredata.GetObjectOutput, error) {
	o, err := s.find(in.Path)
	if err != nil {
		return nil, err
	}
	out := &mediastoredata.GetObjectOutput{
		CacheControl: o.cacheControl, ContentType: o.contentType, ETag: o.sum(), LastModified: &o.modified, StatusCode: aws.Int32(200),
	}
	part := o.body
	if in.Range != nil {
		if part, err = cut(o.body, *in.Range); err != nil {
			return nil, err
		}
		first, last, _ := strings.Cut(strings.TrimPrefix(*in.Range, "bytes="), "-")
		out.ContentRange, out.StatusCode = aws.String(fmt.Sprintf("bytes %s-%s/%d", first, last, len(o.body))), aws.Int32(206)
	}
	out.ContentLength = aws.Int64(int64(len(part)))
	out.Body = io.NopCloser(bytes.NewReader(part))
	if *in.Path == torn {
		out.Body = io.NopCloser(io.MultiReader(bytes.NewReader(part[:len(part)/2]), broken{}))
	}
	return out, nil
}

// cut is the part of a body that a range asks for.
func cut(body []byte, asked string) ([]byte, error) {
	first, last, _ := strings.Cut(strings.TrimPrefix(asked, "bytes="), "-")
	from, err := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if errors.Join(err, err2) != nil || from > to || to >= len(body) {
		return nil, &types.RequestedRangeNotSatisfiableException{Message: aws.String("no such range")}
	}
	return body[from : to+1], nil
}

// broken is a body that cannot be read.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }

func (s *store) DescribeObject(_ context.Context, in *mediastoredata.DescribeObjectInput) (*mediastoredata.DescribeObjectOutput, error) {
	o, err := s.find(in.Path)
	if err != nil {
		return nil, err
	}
	return &mediastoredata.DescribeObjectOutput{
		CacheControl: o.cacheControl, ContentLength: aws.Int64(int64(len(o.body))), ContentType: o.contentType, ETag: o.sum(), LastModified: &o.modified,
	}, nil
}

func (s *store) DeleteObject(_ context.Context, in *mediastoredata.DeleteObjectInput) (*mediastoredata.DeleteObjectOutput, error) {
	if _, err := s.find(in.Path); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.objects, *in.Path)
	return &mediastoredata.DeleteObjectOutput{}, nil
}

func (s *store) ListItems(_ context.Context, in *mediastoredata.ListItemsInput) (*mediastoredata.ListItemsOutput, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := &mediastoredata.ListItemsOutput{}
	for _, path := range slices.Sorted(maps.Keys(s.objects)) {
		if path <= aws.ToString(in.NextToken) || !strings.HasPrefix(path, aws.ToString(in.Path)) {
			continue
		}
		if in.MaxResults != nil && len(out.Items) == int(*in.MaxResults) {
			out.NextToken = out.Items[len(out.Items)-1].Name
			break
		}
		o := s.objects[path]
		out.Items = append(out.Items, types.Item{
			Name: &path, Type: types.ItemTypeObject, ContentLength: aws.Int64(int64(len(o.body))), LastModified: &o.modified,
		})
	}
	return out, nil
}
