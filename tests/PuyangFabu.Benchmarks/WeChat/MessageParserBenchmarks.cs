using System.Xml;
using System.Xml.Linq;
using BenchmarkDotNet.Attributes;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Benchmarks.WeChat;

/// <summary>From the bytes of a body to a record, beside what .NET's XML classes take for the same bytes.</summary>
[MemoryDiagnoser]
public class MessageParserBenchmarks
{
    [Benchmark(Baseline = true)]
    public IncomingMessage? Parse()
    {
        MessageParser.Parse(CallbackSamples.Message, out var message);
        return message;
    }

    [Benchmark]
    public int ReadEncrypt()
    {
        MessageParser.TryReadEncrypt(CallbackSamples.SafeBody, out var encrypt);
        return encrypt.Length;
    }

    [Benchmark]
    public string? ParseWithXDocument()
    {
        using var reader = XmlReader.Create(new MemoryStream(CallbackSamples.Message));
        return XDocument.Load(reader).Root?.Element("Content")?.Value;
    }
}
