using Senparc.NeuChar.Entities;
using Senparc.Weixin.MP.Entities;
using Senparc.Weixin.MP.Entities.Request;
using Senparc.Weixin.MP.MessageContexts;
using Senparc.Weixin.MP.MessageHandlers;

namespace PuyangFabu.Senparc.Tests.Handlers;

/// <summary>A team's handler as docs/senparc.md shows it: what it has no answer for it gives back as null.</summary>
public sealed class CustomMessageHandler(Stream inputStream, PostModel postModel) : MessageHandler<DefaultMpMessageContext>(inputStream, postModel, maxRecordCount: 1)
{
    public override IResponseMessageBase? DefaultResponseMessage(IRequestMessageBase requestMessage) => null;

    public override async Task<IResponseMessageBase?> OnTextRequestAsync(RequestMessageText requestMessage)
    {
        await Task.Yield();
        switch (requestMessage.Content)
        {
            case "食堂":
                var menu = this.CreateResponseMessage<ResponseMessageText>();
                menu.Content = $"{requestMessage.FromUserName}：今天有“胡辣汤”😀 <1>";
                return menu;
            case "图文":
                var news = this.CreateResponseMessage<ResponseMessageNews>();
                news.Articles.Add(new Article { Title = "题", Description = "述", PicUrl = "https://a.example/p.jpg", Url = "https://a.example/" });
                return news;
            case "静默":
                return this.CreateResponseMessage<ResponseMessageNoResponse>();
            case "出错":
                throw new InvalidOperationException("the team's own mistake");
            default:
                return await base.OnTextRequestAsync(requestMessage);
        }
    }

    public override Task<IResponseMessageBase?> OnEvent_SubscribeRequestAsync(RequestMessageEvent_Subscribe requestMessage)
    {
        var welcome = this.CreateResponseMessage<ResponseMessageText>();
        welcome.Content = "单位自己的欢迎语";
        return Task.FromResult<IResponseMessageBase?>(welcome);
    }

    public override Task<IResponseMessageBase?> OnEvent_ClickRequestAsync(RequestMessageEvent_Click requestMessage)
    {
        if (requestMessage.EventKey != "TEAM")
        {
            return Task.FromResult<IResponseMessageBase?>(null);
        }

        var tapped = this.CreateResponseMessage<ResponseMessageText>();
        tapped.Content = "单位自己的按钮";
        return Task.FromResult<IResponseMessageBase?>(tapped);
    }
}
