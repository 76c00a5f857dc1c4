using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Conversation.Replies;

/// <summary>What citizens type with faces and signs around it gets what it gets without.</summary>
public sealed class DecoratedWordsTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;

    private WeChatSender Sender => host.Sender;

    public async ValueTask InitializeAsync() => host = await ProductHost.StartAsync(databases);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("公安局", "公安局😀")]
    [InlineData("公安局", "公安局～")]
    [InlineData("市公安局", "市公安局👍")]
    [InlineData("濮阳市公安局电话", "濮阳市公安局电话[微笑]")]
    [InlineData("便民服务", "便民服务😊")]
    [InlineData("便民服务", "“便民服务”")]
    [InlineData("濮阳要闻", "1️⃣濮阳要闻1️⃣")]
    [InlineData("人工", "人工[微笑]")]
    [InlineData("谢谢", "谢谢/:rose/:rose")]
    [InlineData("取消", "取消[捂脸]")]
    public async Task Units_services_boards_and_people_are_asked_for_with_faces_too(string plain, string decorated)
    {
        var expected = await Sender.AskAsync(plain, "oOne");

        Assert.DoesNotContain("没有找到", expected, StringComparison.Ordinal);
        Assert.Equal(expected, await Sender.AskAsync(decorated, "oOther"));
    }

    [Fact]
    public async Task More_is_asked_for_with_a_face_too()
    {
        await Sender.AskAsync("濮阳", "oOne");
        await Sender.AskAsync("濮阳", "oOther");

        Assert.Equal(await Sender.AskAsync("更多", "oOne"), await Sender.AskAsync("更多[微笑]", "oOther"));
    }
}
