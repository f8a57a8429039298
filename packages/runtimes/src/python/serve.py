"""Entry point: python serve.py SOCKET_PATH SERVER_ID PARENT_PID [--one-task]"""

import sys

from leeward_runtime.base_server import main

if __name__ == "__main__":
    main(socket_path=sys.argv[1], server_id=sys.argv[2], parent_pid=int(sys.argv[3]), one_task="--one-task" in sys.argv[4:])
