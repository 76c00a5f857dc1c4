using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using Senparc.Weixin.AspNet.MvcExtension;
using Senparc.Weixin.MP.Entities;
using Senparc.Weixin.MP.Entities.Request;

namespace PuyangFabu.Senparc.Tests.Handlers;

/// <summary>How a team that keeps an MVC action gives back what its handler made: with <c>FixWeixinBugWeixinResult</c>, and not with <c>WeixinResult</c>.</summary>
public sealed class MvcResultTests(TestDatabases databases)
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

    [Fact]
    public async Task The_older_result_is_empty_with_a_handler()
    {
        var (_, body) = await AnswerAsync(new WeixinResult(await HandledAsync()));

        Assert.Equal("", body);
    }

    [Fact]
    public async Task A_reply_that_the_product_has_stored_goes_through_it_unchanged()
    {
        await using var host = await ProductHost.StartAsync(databases, configure: static services => services.AddSenparcMessageHandler<CustomMessageHandler>());
        var message = host.Sender.Text("食堂");
        await host.Sender.SendAsync(message);

        var stored = (await host.Sender.SendAsync(message)).Body;

        Assert.Contains("胡辣汤", stored, StringComparison.Ordinal);
        Assert.Equal(stored, (await AnswerAsync(new FixWeixinBugWeixinResult(stored))).Body);
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
        await using var services = new ServiceCollection().AddLogging().AddMvcCore().Services.BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services, Response = { Body = written } };
        await result.ExecuteResultAsync(new ActionContext(http, new RouteData(), new ActionDescriptor()));
        return (http.Response.ContentType ?? "", Encoding.UTF8.GetString(written.ToArray()));
    }
}
