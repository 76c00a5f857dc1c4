using Senparc.NeuChar.Entities;
using Senparc.Weixin.MP.Entities;
using Senparc.Weixin.MP.Entities.Request;
using Senparc.Weixin.MP.MessageContexts;
using Senparc.Weixin.MP.MessageHandlers;

namespace PuyangFabu.Hosting.Senparc.Samples;

/// <summary>
/// Answers 办事编号 and a number with a card, as the rules of the load measure do, and leaves the rest to the product. Built with
/// <c>-p:SampleHandler=Answering</c>.
/// </summary>
internal sealed class AnsweringMessageHandler(Stream inputStream, PostModel postModel) : MessageHandler<DefaultMpMessageContext>(inputStream, postModel, maxRecordCount: 1)
{
    private const string Words = "办事编号";

    public override IResponseMessageBase? DefaultResponseMessage(IRequestMessageBase requestMessage) => null;

    public override Task<IResponseMessageBase?> OnTextRequestAsync(RequestMessageText requestMessage)
    {
        if (!requestMessage.Content.StartsWith(Words, StringComparison.Ordinal))
        {
            return Task.FromResult<IResponseMessageBase?>(null);
        }

        var answer = this.CreateResponseMessage<ResponseMessageNews>();
        answer.Articles.Add(new Article
        {
            Title = $"{requestMessage.Content} 办事指南",
            Description = "购房、租房、退休提取住房公积金需要的材料、办理地点和时间。",
            PicUrl = "https://example.com/covers/123.jpg",
            Url = $"https://example.com/articles/{requestMessage.Content[Words.Length..]}",
        });
        return Task.FromResult<IResponseMessageBase?>(answer);
    }
}
