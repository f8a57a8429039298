// A program of the coordinator convention with Go's standard library alone: it asks for a variable, logs it and succeeds.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"io"
	"net"
	"os"
	"strings"
	"time"
)

func connect(flag string) net.Conn {
	for _, argument := range os.Args[1:] {
		if address, found := strings.CutPrefix(argument, flag); found {
			connection, err := net.Dial("tcp", address)
			if err != nil {
				panic(err)
			}
			return connection
		}
	}
	panic("no " + flag)
}

// MessagePack of a short text and of a map of such.
func text(value string) []byte {
	return append([]byte{0xd9, byte(len(value))}, value...)
}

func message(fields ...string) []byte {
	body := []byte{0x80 | byte(len(fields)/2)}
	for _, field := range fields {
		body = append(body, text(field)...)
	}
	return body
}

// A frame: its length, then the list of id, body and error.
func send(comm net.Conn, id byte, body []byte) {
	payload := append([]byte{0x93, id}, body...)
	payload = append(payload, 0xc0)
	if err := binary.Write(comm, binary.BigEndian, uint32(len(payload))); err != nil {
		panic(err)
	}
	if _, err := comm.Write(payload); err != nil {
		panic(err)
	}
}

func receive(comm net.Conn) []byte {
	var length uint32
	if err := binary.Read(comm, binary.BigEndian, &length); err != nil {
		panic(err)
	}
	payload := make([]byte, length)
	if _, err := io.ReadFull(comm, payload); err != nil {
		panic(err)
	}
	return payload
}

func main() {
	comm, logs := connect("--comm="), connect("--logs=")
	startup := receive(comm)
	send(comm, 1, message("type", "GetVariable", "key", "greeting"))
	answer := receive(comm)
	now := time.Now().UTC().Format(time.RFC3339Nano)
	record := map[string]any{
		"timestamp": now, "level": "info", "logger": "go", "event": "Go was started with its task",
		"knows_task": bytes.Contains(startup, []byte("compiled")), "knows_greeting": bytes.Contains(answer, []byte("hello")),
	}
	if err := json.NewEncoder(logs).Encode(record); err != nil {
		panic(err)
	}
	logs.Close()
	// Its end answers the greeting, so it has the greeting's id.
	send(comm, startup[1], message("type", "SucceedTask", "state", "success", "end_date", now))
	comm.Close()
}
