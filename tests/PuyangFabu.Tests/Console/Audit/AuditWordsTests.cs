using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Content.Uploads.Attachments;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Audit;

/// <summary>The record in the words of people: on the page, in the table, and of what was taken from it.</summary>
public sealed class AuditWordsTests(TestDatabases databases)
{
    [Fact]
    public async Task The_table_names_the_stage_as_the_page_does_and_what_was_refused_names_its_article()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = (await room.Writer.WriteAsync("拒绝过的一篇")).Id;
        (await room.Writer.SubmitAsync(id)).Ok();
        (await room.Editor.ApproveAsync(id)).Ok();
        Assert.NotEqual(HttpStatusCode.OK, (await room.Editor.ApproveAsync(id)).Status);
        await room.AppointAsync("auditor", Role.Auditor);
        using var auditor = await room.EnterAsync("auditor");

        await auditor.OpenAsync("/console/audit?kind=article&result=refused");
        Assert.Contains($">稿件“拒绝过的一篇”（{id}）<", WebUtility.HtmlDecode(auditor.Html), StringComparison.Ordinal);
        var table = await auditor.Client.GetStringAsync($"/console/audit/export.csv?kind=article&id={id}");
        Assert.Contains("稿件：初审通过", table, StringComparison.Ordinal);
        Assert.DoesNotMatch("稿件：通过,[^\n]*,成功", table);
    }

    [Fact]
    public async Task Files_are_called_as_their_people_called_them_and_no_page_shows_the_names_under_which_they_are_kept()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var editor = await driver.AppointAsync("xiaoli", Role.Editor);
        using var file = new MultipartFormDataContent { { new ByteArrayContent(SampleFiles.Pdf()), "file", "通知附件.pdf" } };
        using var uploaded = await editor.PostAsync("/api/attachments", file);
        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        using var auditor = await host.EnterAsync(driver, Role.Auditor);

        await auditor.OpenAsync("/console/audit?kind=attachment");
        Assert.Contains("附件“通知附件.pdf”", WebUtility.HtmlDecode(auditor.Html), StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-f]{64}", auditor.Html);
        Assert.Contains("通知附件.pdf", await auditor.Client.GetStringAsync("/console/audit/export.csv?kind=attachment"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_as_a_table_is_recorded_with_what_was_asked_for_and_days_in_the_wrong_order_are_told()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var auditor = await host.EnterAsync(driver, Role.Auditor);

        await auditor.Client.GetStringAsync("/console/audit/export.csv?from=2001-01-01&until=2001-01-02&kind=article&result=refused");
        await auditor.OpenAsync("/console/audit?kind=audit");
        Assert.Contains("按条件导出表格：从 2001-01-01，到 2001-01-02，稿件，没有成功的", auditor.Html, StringComparison.Ordinal);

        using var turned = await auditor.OpenAsync("/console/audit?from=2001-01-02&until=2001-01-01");
        Assert.Equal(HttpStatusCode.BadRequest, turned.StatusCode);
        Assert.Contains("到（日期，含当天）：比开始的日期早", WebUtility.HtmlDecode(auditor.Html), StringComparison.Ordinal);
        using var same = await auditor.OpenAsync("/console/audit?from=2001-01-02&until=2001-01-02");
        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        using var articles = await auditor.OpenAsync("/console/articles?from=2001-01-02&to=2001-01-01");
        Assert.Contains("比开始的日期早", auditor.Html, StringComparison.Ordinal);
    }
}
