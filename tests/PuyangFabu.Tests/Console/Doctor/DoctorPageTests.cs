using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Operations.Runs;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Doctor;

/// <summary>The examination on the page.</summary>
public sealed class DoctorPageTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task An_administrator_runs_it_leaves_and_reads_the_worst_first_with_what_to_do(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, static services => services.StepByHand<ExaminationRun>());
        using var driver = OperatorDriver.Of(host);
        using var admin = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Admin);
        using var page = await admin.OpenAsync("/console/doctor");
        Assert.DoesNotContain("体检完成", admin.Html, StringComparison.Ordinal);
        using var run = await admin.SendAsync("/console/doctor");
        Assert.Equal("/console/doctor", run.Headers.Location!.OriginalString);
        using var under = await admin.OpenAsync("/console/doctor");
        Assert.Contains("正在体检", admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"submit\">", admin.Html[admin.Html.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var desk = host.Services.GetRequiredService<LongRunDesk>();
        var someone = new Actor { OperatorId = 1, UserName = "x", DisplayName = "某人", Address = "本机", Permissions = new HashSet<Permission> { Permission.ManageSystem } };
        Assert.Equal(LongRunDesk.RunningCode, (await desk.StartAsync(someone, LongRun.Examination, CancellationToken.None)).Refusal?.Code);

        await host.Services.StepAsync<ExaminationRun>();
        using var done = await admin.OpenAsync("/console/doctor");
        Assert.Contains("再体检一次", admin.Html, StringComparison.Ordinal);
        Assert.Contains("体检完成", admin.Html, StringComparison.Ordinal);
        var (notice, fine) = (admin.Html.IndexOf("注意，请抽空看看", StringComparison.Ordinal), admin.Html.IndexOf("id=\"fine\"", StringComparison.Ordinal));
        Assert.InRange(notice, 0, fine);
        Assert.Contains("这个数据库还没有备份过。", admin.Html[notice..fine], StringComparison.Ordinal);
        Assert.Contains("怎么办：", admin.Html[notice..fine], StringComparison.Ordinal);
        Assert.Contains("时钟", admin.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);
        foreach (var path in new[] { "/console/doctor", "/console/settings", "/console/backup", "/console/backup/release", "/console/settings/accounts/new" })
        {
            using var refused = await editor.OpenAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }
}
