using Senparc.NeuChar.Entities;
using Senparc.Weixin.MP.Entities;
using Senparc.Weixin.MP.Entities.Request;
using Senparc.Weixin.MP.MessageContexts;
using Senparc.Weixin.MP.MessageHandlers;

namespace PuyangFabu.Senparc.Tests.Handlers;

/// <summary>Answers everything, as the sample handlers of Senparc do.</summary>
public sealed class EagerMessageHandler(Stream inputStream, PostModel postModel) : MessageHandler<DefaultMpMessageContext>(inputStream, postModel, maxRecordCount: 1)
{
    public override IResponseMessageBase DefaultResponseMessage(IRequestMessageBase requestMessage)
    {
        var eager = this.CreateResponseMessage<ResponseMessageText>();
        eager.Content = "抢答";
        return eager;
    }
}
