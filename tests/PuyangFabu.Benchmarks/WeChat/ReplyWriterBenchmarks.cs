using System.Buffers;
using BenchmarkDotNet.Attributes;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Benchmarks.WeChat;

/// <summary>Writing a reply into a buffer that is used again.</summary>
[MemoryDiagnoser]
public class ReplyWriterBenchmarks
{
    private static readonly NewsReply News = new(
    [
        new NewsItem(
            "濮阳市住房公积金提取办事指南",
            "购房、租房、退休提取住房公积金需要的材料、办理地点和时间。",
            "https://example.com/covers/123.jpg",
            "https://example.com/articles/123"),
    ]);

    private static readonly TextReply Text = new("您好，请点 <a href=\"https://example.com/articles/123\">办事指南</a> 👍");

    private readonly ArrayBufferWriter<byte> _output = new(4096);

    [Benchmark(Baseline = true)]
    public int OneNewsItem() => Write(News);

    [Benchmark]
    public int TextWithEmoji() => Write(Text);

    private int Write(Reply reply)
    {
        _output.ResetWrittenCount();
        ReplyWriter.Write(_output, reply, "oDemoUser00000000000000000001", "gh_demo00000001", 1760000001);
        return _output.WrittenCount;
    }
}
