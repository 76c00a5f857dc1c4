using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class MaterialTests
{
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<string, byte[], int> Uploads() => new()
    {
        { "/cgi-bin/media/uploadimg", Samples.Jpeg(Megabyte - 1), 0 },
        { "/cgi-bin/media/uploadimg", Samples.Jpeg(Megabyte), 40009 },
        { "/cgi-bin/media/uploadimg", Samples.Gif(), 40005 },
        { "/cgi-bin/media/uploadimg", Samples.Webp(), 40005 },
        { "/cgi-bin/media/upload?type=image", Samples.Png(10 * Megabyte), 0 },
        { "/cgi-bin/media/upload?type=image", Samples.Png((10 * Megabyte) + 1), 40009 },
        { "/cgi-bin/media/upload?type=image", "<svg/>"u8.ToArray(), 40005 },
        { "/cgi-bin/media/upload?type=voice", Samples.Amr(2 * Megabyte), 0 },
        { "/cgi-bin/media/upload?type=voice", Samples.Amr((2 * Megabyte) + 1), 40010 },
        { "/cgi-bin/media/upload?type=video", Samples.Mp4((10 * Megabyte) + 1), 40011 },
        { "/cgi-bin/media/upload?type=thumb", Samples.Jpeg(64 * 1024), 0 },
        { "/cgi-bin/media/upload?type=thumb", Samples.Jpeg((64 * 1024) + 1), 40012 },
        { "/cgi-bin/media/upload?type=thumb", Samples.Png(), 40005 },
        { "/cgi-bin/media/upload?type=poem", Samples.Png(), 40004 },
        { "/cgi-bin/material/add_material?type=image", Samples.Webp(), 40005 },
        { "/cgi-bin/material/add_material?type=image", Samples.Gif(), 0 },
    };

    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task A_file_is_judged_by_its_bytes_and_its_size(string call, byte[] bytes, int code)
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(code, (await host.UploadAsync(call, bytes)).Code());
    }

    [Fact]
    public async Task The_part_must_be_called_media()
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(41005, (await host.UploadAsync("/cgi-bin/media/uploadimg", Samples.Jpeg(), part: "file")).Code());
    }

    [Fact]
    public async Task A_temporary_upload_comes_back_as_bytes_and_is_gone_after_three_days()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var host = await PlatformHost.StartAsync(time: time);
        var bytes = Samples.Jpeg();
        var id = (await host.UploadAsync("/cgi-bin/media/upload?type=image", bytes)).Text("media_id");

        using (var response = await host.RawAsync($"/cgi-bin/media/get?media_id={id}"))
        {
            Assert.Equal("image/jpeg", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        time.Advance(TimeSpan.FromDays(3));
        await host.RenewTokenAsync();
        Assert.Equal(40007, (await host.GetAsync($"/cgi-bin/media/get?media_id={id}")).Code());
    }

    [Fact]
    public async Task A_thumb_has_its_id_under_both_names()
    {
        await using var host = await PlatformHost.StartAsync();

        var answer = await host.UploadAsync("/cgi-bin/media/upload?type=thumb", Samples.Jpeg());

        Assert.Equal(answer.Text("media_id"), answer.Text("thumb_media_id"));
    }

    [Fact]
    public async Task What_a_follower_sent_is_fetched_by_its_media_id()
    {
        await using var host = await PlatformHost.StartAsync();
        using var picture = new ByteArrayContent(Samples.Png());
        picture.Headers.ContentType = new("image/png");
        using var taken = await host.Sandbox.Client.PostAsync(new Uri("/sandbox/api/pictures", UriKind.Relative), picture, TestContext.Current.CancellationToken);
        var id = (await taken.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).Text("mediaId");

        using var response = await host.RawAsync($"/cgi-bin/media/get?media_id={id}");

        Assert.Equal(Samples.Png(), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Permanent_materials_are_counted_listed_fetched_and_deleted()
    {
        await using var host = await PlatformHost.StartAsync();
        var picture = await host.UploadAsync("/cgi-bin/material/add_material?type=image", Samples.Png(), "封面.png");
        Assert.StartsWith("http://mmbiz.qpic.cn/", picture.Text("url"), StringComparison.Ordinal);
        var id = picture.Text("media_id");
        Assert.Equal(47001, (await host.UploadAsync("/cgi-bin/material/add_material?type=video", Samples.Mp4())).Code());
        var video = await host.UploadAsync(
            "/cgi-bin/material/add_material?type=video", Samples.Mp4(), description: """{"title":"短片","introduction":"介绍"}""");

        var count = await host.GetAsync("/cgi-bin/material/get_materialcount");
        Assert.Equal(("1", "1"), (count.Text("image_count"), count.Text("video_count")));
        var list = await host.PostAsync("/cgi-bin/material/batchget_material", """{"type":"image","offset":0,"count":20}""");
        Assert.Equal((id, "封面.png"), (list.GetProperty("item")[0].Text("media_id"), list.GetProperty("item")[0].Text("name")));
        Assert.Equal(40035, await host.CodeAsync("/cgi-bin/material/batchget_material", """{"type":"image","offset":0,"count":21}"""));
        Assert.Equal("短片", (await host.PostAsync("/cgi-bin/material/get_material", $$"""{"media_id":"{{video.Text("media_id")}}"}""")).Text("title"));

        await host.PostAsync("/cgi-bin/menu/create", $$"""{"button":[{"type":"media_id","name":"图","media_id":"{{id}}"}]}""");
        Assert.Equal(48005, await host.CodeAsync("/cgi-bin/material/del_material", $$"""{"media_id":"{{id}}"}"""));
        await host.GetAsync("/cgi-bin/menu/delete");
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/material/del_material", $$"""{"media_id":"{{id}}"}"""));
        Assert.Equal(40007, await host.CodeAsync("/cgi-bin/material/get_material", $$"""{"media_id":"{{id}}"}"""));
    }

    [Fact]
    public async Task Json_comes_under_either_content_type_and_without_a_charset()
    {
        await using var host = await PlatformHost.StartAsync();
        var seen = new HashSet<string?>();
        for (var i = 0; i < 2; i++)
        {
            using var response = await host.RawAsync("/cgi-bin/draft/count");
            Assert.Null(response.Content.Headers.ContentType!.CharSet);
            seen.Add(response.Content.Headers.ContentType.MediaType);
        }

        Assert.Equal(["application/json", "text/plain"], seen.Order(StringComparer.Ordinal));
    }
}
