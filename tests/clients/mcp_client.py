"""The Python SDK's client against `sightline serve`: lists every tool, calls those that need no model, checks what comes back.

    python mcp_client.py http://127.0.0.1:8080/mcp          over HTTP
    python mcp_client.py sightline serve --stdio            over standard input and output

Needs `pip install "mcp>=2"`. The client holds what tools give against their output schemas.
"""

import asyncio
import sys

from mcp import Client, StdioServerParameters

PICTURE = "examples/street.png"


async def main(args):
    target = args[0] if args[0].startswith("http") else StdioServerParameters(command=args[0], args=args[1:])
    async with Client(target) as client:
        tools, cursor = [], None
        while True:
            page = await client.list_tools(cursor=cursor)
            tools, cursor = tools + page.tools, page.next_cursor
            if not cursor:
                break
        assert {"ask", "plan", "calculate", "detect"} <= {tool.name for tool in tools}
        called = await client.call_tool("calculate", {"expression": "6 * 7"})
        assert called.structured_content == {"type": "number", "value": 42.0}, called
        picture = await client.call_tool("crop", {"image": PICTURE, "region": [0, 0, 60, 40]})
        assert picture.content[1].type == "image", picture.content
        uri = picture.structured_content["uri"]
        size = await client.call_tool("size_of", {"image": uri})
        assert size.content[0].text == "60 x 40", size
        read = await client.read_resource(uri)
        assert read.contents[0].mime_type == "image/png"
        # Every tool answers, if only to say what it needs.
        for tool in tools:
            answer = await client.call_tool(tool.name, {})
            assert answer.is_error or answer.structured_content is not None, tool.name
        prompts = await client.list_prompts()
        print(f"{len(tools)} tools, {len(prompts.prompts)} prompts")


asyncio.run(main(sys.argv[1:]))
