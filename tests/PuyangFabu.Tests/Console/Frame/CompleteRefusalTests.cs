using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Frame;

/// <summary>Everything that is wrong with a form is said at once, and no reason fills the page.</summary>
public sealed class CompleteRefusalTests(TestDatabases databases)
{
    [Fact]
    public async Task An_order_that_is_no_number_hides_nothing_else()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);

        await RefusedAsync(editor, "/console/boards/new", ["名称：不能是空的", "顺序：应是整数"], ("slug", "fangxun"), ("order", "第一"));
        await RefusedAsync(editor, "/console/directory/new", ["名称：不能是空的", "顺序：应是整数"], ("kind", "媒体"), ("order", "第一"));
        await RefusedAsync(editor, "/console/services/new", ["名称：不能是空的", "顺序：应是整数"], ("order", "第一"));
    }

    [Fact]
    public async Task A_missing_role_does_not_hide_that_the_name_is_taken()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        await driver.CreateAsync("zhangsan", Role.Editor);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "boss", Role.Admin);

        await RefusedAsync(admin, "/console/operators/new", ["用户名：已有人使用", "角色："], ("userName", "ZhangSan"), ("displayName", "张三"));
    }

    [Fact]
    public async Task Who_is_made_is_shown_with_the_roles_that_were_given()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "boss", Role.Admin);
        await admin.OpenAsync("/console/operators/new");

        using var made = await admin.SendAsync("/console/operators/new", ("userName", "zhangsan"), ("displayName", "张三"), ("roles", "editor"), ("roles", "reviewer"));

        Assert.Contains($"给的角色：{Role.NameOf(Role.Editor)}、{Role.NameOf(Role.Reviewer)}。", admin.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_too_long_is_named_by_its_beginning()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);
        var word = new string('长', 5000);
        await editor.OpenAsync("/console/synonyms/new");

        using var refused = await editor.SendAsync("/console/synonyms/new", ("words", $"{word}、短词"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"“{new string('长', 24)}…”太长（5000 个字符", WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(ConsoleVisitor visitor, string path, string[] reasons, params (string, string)[] form)
    {
        await visitor.OpenAsync(path);
        using var refused = await visitor.SendAsync(path, form);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.All(reasons, reason => Assert.Contains(reason, WebUtility.HtmlDecode(visitor.Html), StringComparison.Ordinal));
    }
}
