using System.Text;
using BenchmarkDotNet.Attributes;
using PuyangFabu.Senparc;
using PuyangFabu.Senparc.Handlers;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;
using Senparc.NeuChar.Entities;
using Senparc.Weixin.MP.Entities.Request;
using Senparc.Weixin.MP.MessageContexts;
using Senparc.Weixin.MP.MessageHandlers;

namespace PuyangFabu.Benchmarks.WeChat;

/// <summary>What a team's handler costs each message that it leaves to the product, beside the product's own reading of it; built with <c>-p:WeChatSdk=Senparc</c> alone.</summary>
[InProcess, MemoryDiagnoser]
public class TeamHandlerBenchmarks
{
    private readonly byte[] message = Encoding.UTF8.GetBytes(
        "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[公积金怎么提取]]></Content><MsgId>7000000000000000001</MsgId></xml>");

    private ServiceProvider services = null!;
    private SenparcBridge bridge = null!;

    [GlobalSetup]
    public void Start()
    {
        services = new ServiceCollection().AddSenparcMessageHandler<Leaving>().BuildServiceProvider();
        bridge = services.GetRequiredService<SenparcBridge>();
    }

    [GlobalCleanup]
    public void Stop() => services.Dispose();

    [Benchmark(Baseline = true, Description = "自带的解析")]
    public IncomingMessage? Parse()
    {
        MessageParser.Parse(message, out var read);
        return read;
    }

    [Benchmark(Description = "经过 Senparc 的处理器")]
    public Task<SenparcAnswer> AskAsync() => bridge.AnswerAsync(message, "wx1", services, CancellationToken.None);

    /// <summary>Has no answer to anything.</summary>
    public sealed class Leaving(Stream inputStream, PostModel postModel) : MessageHandler<DefaultMpMessageContext>(inputStream, postModel, maxRecordCount: 1)
    {
        public override IResponseMessageBase? DefaultResponseMessage(IRequestMessageBase requestMessage) => null;
    }
}
