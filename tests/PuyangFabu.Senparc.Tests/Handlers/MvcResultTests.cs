using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Senparc.Weixin.AspNet.MvcExtension;
using Senparc.Weixin.MP.Entities;
using Senparc.Weixin.MP.Entities.Request;

namespace PuyangFabu.Senparc.Tests.Handlers;

/// <summary>How a team that keeps an MVC action gives back what its handler made: with <c>FixWeixinBugWeixinResult</c>, and not with <c>WeixinResult</c>.</summary>
public sealed class MvcResultTests
{
    private const string Question =
        "<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>1700000000</CreateTime><MsgType>text</MsgType><Content>食堂</Content><MsgId>1</MsgId></xml>";

    [Fact]
    public async Task An_action_answers_with_the_result_that_writes_asynchronously()
    {
        var (type, body) = await AnswerAsync(new FixWeixinBugWeixinResult(await HandledAsync()));

        Assert.StartsWith("text/xml", type, StringComparison.Ordinal);
        Assert.Contains("胡辣汤", body, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', body);
    }

    private static async Task<CustomMessageHandler> HandledAsync()
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Question));
        var handler = new CustomMessageHandler(body, new PostModel { AppId = "wx1" });
        handler.ResponseMessage = await handler.OnTextRequestAsync((RequestMessageText)handler.RequestMessage);
        return handler;
    }

    private static async Task<(string Type, string Body)> AnswerAsync(ActionResult result)
    {
        using var written = new MemoryStream();
        var http = new DefaultHttpContext { Response = { Body = written } };
        await result.ExecuteResultAsync(new ActionContext(http, new RouteData(), new ActionDescriptor()));
        return (http.Response.ContentType ?? "", Encoding.UTF8.GetString(written.ToArray()));
    }
}
