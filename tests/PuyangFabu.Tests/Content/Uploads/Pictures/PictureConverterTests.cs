using System.Text;
using PuyangFabu.Content.Uploads.Pictures;
using SkiaSharp;

namespace PuyangFabu.Tests.Content.Uploads.Pictures;

/// <summary>Pictures in, pictures out that WeChat takes, and nothing else through.</summary>
public sealed class PictureConverterTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, false, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Png, false, "image/png")]
    [InlineData(SKEncodedImageFormat.Png, true, "image/png")]
    [InlineData(SKEncodedImageFormat.Webp, false, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, true, "image/png")]
    public void A_still_picture_becomes_JPEG_or_PNG(SKEncodedImageFormat format, bool transparent, string contentType)
    {
        var picture = Taken(SamplePictures.Encoded(format, transparent: transparent));
        Assert.Equal((contentType, 64, 32), (picture.ContentType, picture.Width, picture.Height));
        using var bitmap = Open(picture);
        Assert.True(bitmap.GetPixel(20, 20) is { Red: > 200, Blue: < 60 });
        Assert.Equal(transparent ? 0 : 255, bitmap.GetPixel(60, 20).Alpha);
    }

    [Fact]
    public void A_bitmap_becomes_a_JPEG() => Assert.Equal(("image/jpeg", 33, 21), Facts(Taken(SamplePictures.Bmp(33, 21))));

    [Fact]
    public void A_picture_made_for_printing_gets_the_colours_of_a_screen()
    {
        var picture = Taken(SamplePictures.CmykJpeg());
        Assert.Equal(("image/jpeg", 8, 8), Facts(picture));
        using var bitmap = Open(picture);
        Assert.True(bitmap.GetPixel(4, 4) is { Red: > 200, Green: < 60, Blue: < 60 }, $"{bitmap.GetPixel(4, 4)}");
        var stored = picture.Content.Span;
        Assert.Equal(3, stored[stored.IndexOf([(byte)0xFF, (byte)0xC0]) + 9]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_nothing_may_move_an_animation_becomes_its_first_picture(bool large)
    {
        var picture = PictureConverter.Convert(large ? SamplePictures.AnimatedGif("", 5000, 20) : SamplePictures.AnimatedGif(), CancellationToken.None, still: true).Value;
        Assert.Equal("image/png", picture.ContentType);
        Assert.InRange(picture.Width, 1, PictureLimits.LongestSide);
    }

    [Theory]
    [InlineData(1, 64, 32, 8, 4)] // where the white corner is afterwards
    [InlineData(2, 64, 32, 56, 4)]
    [InlineData(3, 64, 32, 56, 28)]
    [InlineData(4, 64, 32, 8, 28)]
    [InlineData(5, 32, 64, 4, 8)]
    [InlineData(6, 32, 64, 28, 8)]
    [InlineData(7, 32, 64, 28, 56)]
    [InlineData(8, 32, 64, 4, 56)]
    public void A_photograph_is_turned_upright_and_forgets_where_it_was_taken(byte orientation, int width, int height, int x, int y)
    {
        var photograph = SamplePictures.PhotographWithPlace(orientation);
        Assert.Contains(SamplePictures.Secret, Encoding.Latin1.GetString(photograph), StringComparison.Ordinal);
        var picture = Taken(photograph);
        Assert.Equal(("image/jpeg", width, height), Facts(picture));
        using var bitmap = Open(picture);
        Assert.True(bitmap.GetPixel(x, y) is { Red: > 200, Green: > 180, Blue: > 180 }, $"{bitmap.GetPixel(x, y)}");
        var stored = Encoding.Latin1.GetString(picture.Content.Span);
        Assert.DoesNotContain(SamplePictures.Secret, stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, 6000, 1500, "image/png", 4096, 1024)]
    [InlineData(SKEncodedImageFormat.Png, 1000, 9000, "image/png", 455, 4096)]
    [InlineData(SKEncodedImageFormat.Webp, 6000, 1500, "image/jpeg", 4096, 1024)]
    [InlineData(SKEncodedImageFormat.Jpeg, 8192, 2048, "image/jpeg", 4096, 1024)]
    public void The_longer_side_is_cut_to_the_limit(SKEncodedImageFormat format, int width, int height, string contentType, int storedWidth, int storedHeight)
    {
        var picture = Taken(SamplePictures.Encoded(format, width, height));
        Assert.Equal((contentType, storedWidth, storedHeight), Facts(picture));
        using var bitmap = Open(picture);
        Assert.True(bitmap.GetPixel(storedWidth / 3, storedHeight / 2) is { Red: > 200, Blue: < 60 });
        Assert.True(bitmap.GetPixel(storedWidth * 2 / 3, storedHeight / 2) is { Red: < 60, Blue: > 200 });
    }

    [Fact]
    public void A_large_photograph_that_breaks_off_is_refused()
    {
        var whole = SamplePictures.Encoded(SKEncodedImageFormat.Jpeg, 8192, 2048);
        Refused("brokenPicture", whole[..(whole.Length / 2)]);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, false, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Png, false, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Png, true, "image/png")]
    public void A_heavy_picture_is_made_light_enough(SKEncodedImageFormat format, bool transparent, string contentType)
    {
        var heavy = SamplePictures.Noise(format, 1400, 1000, transparent);
        Assert.True(heavy.Length > PictureLimits.LargestStill, $"{heavy.Length}");
        var picture = Taken(heavy);
        Assert.Equal(contentType, picture.ContentType);
        Assert.InRange(picture.Content.Length, PictureLimits.LargestStill / 3, PictureLimits.LargestStill);
        using var bitmap = Open(picture);
        Assert.Equal((picture.Width, picture.Height), (bitmap.Width, bitmap.Height));
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes() =>
        Assert.Equal(Taken(SamplePictures.PhotographWithPlace(6)).Content.ToArray(), Taken(SamplePictures.PhotographWithPlace(6)).Content.ToArray());

    [Fact]
    public void An_animation_stays_one_without_what_is_not_drawn()
    {
        byte[] file = [.. SamplePictures.AnimatedGif("<script>"), .. "PK\x03\x04 a second file"u8];
        var picture = Taken(file);
        Assert.Equal(("image/gif", 1, 1), Facts(picture));
        var stored = Encoding.Latin1.GetString(picture.Content.Span);
        Assert.DoesNotContain("script", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("PK", stored, StringComparison.Ordinal);
        Assert.Contains("NETSCAPE2.0", stored, StringComparison.Ordinal);
        using var codec = SKCodec.Create(SKData.CreateCopy(picture.Content.Span));
        Assert.Equal(2, codec.FrameCount);
    }

    [Fact]
    public void What_hides_behind_or_inside_a_picture_is_gone()
    {
        byte[] jpeg = SamplePictures.Encoded(SKEncodedImageFormat.Jpeg);
        byte[] comment = [.. "/*<script>alert(1)</script>*/"u8];
        byte[] polyglot = [.. jpeg[..2], 0xFF, 0xFE, 0, (byte)(comment.Length + 2), .. comment, .. jpeg[2..], .. "PK\x03\x04<html>"u8];
        var stored = Encoding.Latin1.GetString(Taken(polyglot).Content.Span);
        Assert.DoesNotContain("script", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("html", stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("II*\0\x08\0\0\0")]
    [InlineData("%PDF-1.7")]
    [InlineData("MZ")]
    [InlineData("RIFF\0\0\0\0AVI LIST")]
    [InlineData("")]
    public void What_is_no_picture_is_refused(string content) => Refused("notAPicture", Encoding.Latin1.GetBytes(content));

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_picture_that_breaks_off_is_refused_wherever_it_does(SKEncodedImageFormat format)
    {
        var whole = SamplePictures.Noise(format, 60, 60);
        for (var length = 16; length < whole.Length * 9 / 10; length += Math.Max(1, whole.Length / 23))
        {
            Refused("brokenPicture", whole[..length]);
        }
    }

    [Fact]
    public void An_animation_that_breaks_off_is_refused()
    {
        var whole = SamplePictures.AnimatedGif("x");
        for (var length = 6; length < whole.Length; length++)
        {
            Refused("brokenPicture", whole[..length]);
        }
    }

    [Fact]
    public void A_picture_of_one_kind_with_the_beginning_of_another_is_refused()
    {
        var png = SamplePictures.Encoded(SKEncodedImageFormat.Png);
        Refused("brokenPicture", [0xFF, 0xD8, 0xFF, .. png[3..]]);
        Refused("brokenPicture", [.. "GIF89a"u8, .. png[6..]]);
        Refused("brokenPicture", [.. "BM"u8, .. png[2..]]);
    }

    [Fact]
    public void A_bomb_is_refused_by_its_header_before_it_is_unpacked()
    {
        var bomb = SamplePictures.PngBomb(40_000);
        Assert.True(bomb.Length < 2_000_000, $"{bomb.Length}");
        Refused("tooManyPixels", bomb);
    }

    [Fact]
    public void An_animation_too_large_to_check_or_to_send_is_refused() =>
        Refused("animationTooLarge", SamplePictures.AnimatedGif(width: 5000, height: 3000));

    [Fact]
    public void Bytes_at_random_after_a_good_beginning_never_do_more_than_be_refused()
    {
        var random = new Random(11);
        foreach (var whole in new[] { SamplePictures.Encoded(SKEncodedImageFormat.Jpeg), SamplePictures.Encoded(SKEncodedImageFormat.Png), SamplePictures.Encoded(SKEncodedImageFormat.Webp), SamplePictures.AnimatedGif("abc"), SamplePictures.Bmp(8, 8) })
        {
            for (var round = 0; round < 300; round++)
            {
                var mutated = whole.ToArray();
                for (var change = 0; change < 3; change++)
                {
                    mutated[random.Next(12, mutated.Length)] = (byte)random.Next(256);
                }

                var outcome = PictureConverter.Convert(mutated, CancellationToken.None);
                Assert.True(outcome.IsRefused || outcome.Value.Content.Length is > 0 and <= PictureLimits.LargestAnimation);
            }
        }
    }

    [Fact]
    public void Work_stops_when_the_time_is_over() => Assert.Throws<OperationCanceledException>(
        static () => PictureConverter.Convert(SamplePictures.Encoded(SKEncodedImageFormat.Png), new CancellationToken(canceled: true)));

    private static void Refused(string code, byte[] file) =>
        Assert.Equal(code, PictureConverter.Convert(file, CancellationToken.None).Refusal?.Code);

    private static StoredPicture Taken(byte[] file)
    {
        var outcome = PictureConverter.Convert(file, CancellationToken.None);
        Assert.False(outcome.IsRefused, outcome.Refusal?.Title);
        return outcome.Value;
    }

    private static SKBitmap Open(StoredPicture picture) => SKBitmap.Decode(picture.Content.Span);

    private static (string, int, int) Facts(StoredPicture picture) => (picture.ContentType, picture.Width, picture.Height);
}
