"""The Python SDK's own MCP server with a tool that works out a formula, for `cargo bench --bench serve`.

    python mcp_server.py PORT

Needs `pip install "mcp>=2"`.
"""

import ast
import operator
import sys

from mcp.server.mcpserver import MCPServer

OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def worked(node):
    if isinstance(node, ast.BinOp):
        return OPERATIONS[type(node.op)](worked(node.left), worked(node.right))
    return node.value


server = MCPServer("reference", log_level="ERROR")


@server.tool()
def calculate(expression: str) -> float:
    """Works out a formula with + - * /."""
    return worked(ast.parse(expression, mode="eval").body)


server.run(transport="streamable-http", port=int(sys.argv[1]))
