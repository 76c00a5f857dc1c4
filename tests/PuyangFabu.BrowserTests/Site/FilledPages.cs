using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Sources;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Site;

namespace PuyangFabu.BrowserTests.Site;

/// <summary>The public pages with content that is hard to lay out: wide tables, long words, long titles, many pages.</summary>
public sealed class FilledPages(TestDatabases databases, Chromium chromium) : IAsyncLifetime
{
    private const string HardBody =
        """
        一段正文，后面跟着一个没有断点的地址：

        https://www.example.com/a/very/long/address/without/any/opportunity/to/break/in/the/whole/of/it/index.html

        ## 办理地点

        | 区县 | 地点 | 工作日 | 周末 | 电话 | 备注 |
        |---|---|---|---|---|---|
        | 华龙区 | 政务服务大厅一楼综合窗口 | 9:00—17:00 | 9:00—12:00 | 0393-0000000 | 可以预约，也可以现场取号 |

        ### 注意

        1. 第一项
           - 其中一小项

        > 引文里的一句话。

        `Pneumonoultramicroscopicsilicovolcanoconiosis_without_break`
        """;

    private readonly PagesHost host = new(databases);
    private BrowserPage? browser;

    public string Base => host.Client.BaseAddress!.ToString().TrimEnd('/');

    public long ArticleId { get; private set; }

    /// <summary>Every kind of page, with the article's id in place of <c>{id}</c>.</summary>
    public static TheoryData<string> Paths =>
    [
        "/", "/boards/wei-zhengwu", "/boards/tongzhi-gonggao?page=2", "/boards/woyao-liuyan", "/articles/{id}", "/search",
        "/search?q=%E5%85%AC%E5%91%8A", "/search?q=%E5%85%AC%E5%91%8A&page=2", "/search?q=qqqqzzzz", "/directory", "/services", "/cases/progress", "/topics", "/topics/yi-ge-zhuanti", "/sources",
    ];

    /// <summary>The page in the one browser of the class, as somebody sees it who comes for the first time.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="large">With the larger text chosen before.</param>
    public async Task<BrowserPage> ReadAsync(string path, int width = 375, int height = 812, bool large = false)
    {
        browser ??= await chromium.OpenAsync();
        await browser.Page.Context.ClearCookiesAsync();
        if (large)
        {
            await browser.Page.Context.AddCookiesAsync([new Cookie { Name = "text-size", Value = "large", Url = Base }]);
        }

        await browser.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await browser.Page.SetViewportSizeAsync(width, height);
        browser.Forget();
        await browser.Page.GotoAsync(Address(path));
        return browser;
    }

    public string Address(string path) => Base + path.Replace("{id}", $"{ArticleId}", StringComparison.Ordinal);

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        var body = ArticleBody.Of(ArticleBody.Markdown, HardBody);
        ArticleId = await host.WriteOneAsync(host.Draft("piyao-pingtai", "濮阳网警辟谣：“23号上午教委门口呼吁高考公平公安引导游行”的信息为虚假信息") with
        {
            Digest = "一句不短的摘要，用来占两行：网上流传的说法没有依据，请不要转发。",
            BodyHtml = body.Html,
            BodyText = body.Text,
            Author = "某记者",
            Editor = "某编辑",
            Source = "濮阳日报",
            SourceUrl = "https://www.pyxww.com/",
            Keywords = "辟谣\n高考\n一个很长很长很长很长很长很长很长很长很长的关键词",
            Sample = true,
            PublishedMs = host.Database.Clock.GetUtcNow().AddYears(-3).ToUnixTimeMilliseconds(),
        });
        await host.WriteAsync([.. Enumerable.Range(1, 120).Select(number => host.Draft("tongzhi-gonggao", $"公告第{number}号") with
        {
            Digest = number % 2 == 0 ? "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" : "",
            Sample = number % 3 == 0,
        })]);
        await AddTopicAsync();
        await AddCityNewsAsync();
        await AddDirectoryAsync(host.Services.GetRequiredService<DirectoryStore>());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        await host.DisposeAsync();
    }

    private async Task AddTopicAsync()
    {
        string[] titles = ["道路改造：雨水从这里往下走", "Pneumonoultramicroscopicsilicovolcanoconiosis_without_break_in_the_whole_of_it", "雨水花园"];
        await host.WriteAsync([.. titles.Select((title, number) => host.Draft("puyang-yaowen", title) with { ExternalId = $"in-topic-{number}", Digest = "一句摘要。" })]);
        List<TopicEntry> entries = [.. titles.Select(static (title, number) => new TopicEntry($"in-topic-{number}", title))];
        await host.WriteOneAsync(host.Draft("zhuanti", "聚焦海绵城市系列报道：一座城市怎样把雨水留下来、用起来") with
        {
            Digest = "一句不短的导语，用来占两行：这座城市用三年时间改造了道路、小区和河道。",
            Kind = "专题",
            Topic = TopicOutline.Write(new TopicOutline
            {
                Slug = "yi-ge-zhuanti",
                Start = "2016-01-01",
                End = "2016-06-01",
                Sections = [new TopicSection("一个很长很长很长很长很长很长很长很长很长很长的小节的标题", entries[..2]), new TopicSection("解读", entries[2..])],
            }),
        });
    }

    private async Task AddCityNewsAsync() => await host.Services.GetRequiredService<Database>().WriteAsync(
        async session =>
        {
            string[] titles = ["市水利局：汛期请远离河道，水库下游的群众请留意广播和短信通知，不要下河游泳、捕鱼", "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"];
            var now = host.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
            var first = 0L;
            foreach (var (number, name) in new[] { "清丰县人民政府门户网站·部门动态·通知公告", "市水利局" }.Index())
            {
                var source = (await NewsSourceStore.InsertAsync(session, new NewsSource
                {
                    Name = name,
                    UnitId = 1,
                    Form = SourceForm.Feed,
                    Address = $"https://{number}.puyang.example/rss.xml",
                    IntervalMinutes = 60,
                    Reprint = ReprintRight.TitleOnly,
                    Listed = true,
                    Enabled = false,
                }))!.Value;
                await SourceStateStore.InsertAsync(session, source, long.MaxValue);
                foreach (var (place, title) in titles.Index())
                {
                    var again = number > 0 && place == 0;
                    var id = await SourceItemStore.InsertAsync(session, new SourceItem
                    {
                        SourceId = source,
                        ItemKey = $"{number}-{place}",
                        Title = title,
                        TitleKey = title,
                        Url = $"https://{number}.puyang.example/{place}.html",
                        AtMs = now - place,
                        FoundMs = now,
                        SeenMs = now,
                        State = again ? SourceItemState.Repeat : SourceItemState.Listed,
                        SameAs = again ? first : null,
                    });
                    first = first == 0 ? id : first;
                }
            }

            return true;
        },
        CancellationToken.None);

    private static async Task AddDirectoryAsync(DirectoryStore directory)
    {
        foreach (var kind in DirectoryKind.All)
        {
            await directory.InsertAsync(
                new DirectoryEntry
                {
                    Kind = kind,
                    Name = $"{kind}里名字很长很长很长很长很长很长很长很长的一个单位",
                    Summary = "它是做什么的。",
                    SiteUrl = "http://a-very-long-host-name-that-does-not-break.example.gov.cn/",
                    AccountName = "某账号",
                    Phone = "0393-0000000",
                },
                CancellationToken.None);
        }
    }
}
