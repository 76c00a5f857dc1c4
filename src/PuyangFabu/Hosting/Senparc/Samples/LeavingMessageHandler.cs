using Senparc.NeuChar.Entities;
using Senparc.Weixin.MP.Entities.Request;
using Senparc.Weixin.MP.MessageContexts;
using Senparc.Weixin.MP.MessageHandlers;

namespace PuyangFabu.Hosting.Senparc.Samples;

/// <summary>Leaves every message to the product: what a handler costs by being there. Built with <c>-p:SampleHandler=Leaving</c>.</summary>
internal sealed class LeavingMessageHandler(Stream inputStream, PostModel postModel) : MessageHandler<DefaultMpMessageContext>(inputStream, postModel, maxRecordCount: 1)
{
    public override IResponseMessageBase? DefaultResponseMessage(IRequestMessageBase requestMessage) => null;
}
