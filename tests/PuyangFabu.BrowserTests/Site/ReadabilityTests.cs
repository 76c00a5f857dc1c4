using Microsoft.Playwright;

namespace PuyangFabu.BrowserTests.Site;

/// <summary>The public pages can be read by everyone: contrast, names of things, order of headings.</summary>
public sealed class ReadabilityTests(FilledPages pages) : IClassFixture<FilledPages>
{
    /// <summary>
    /// All words with less contrast to what is behind them than WCAG 2.1 asks for (1.4.3: 4.5, large words 3). The
    /// faint lines of a drawn cover are not counted as background.
    /// </summary>
    private const string FaintWords =
        """
        () => {
          const luminance = ([r, g, b]) => [r, g, b]
            .map(value => value / 255)
            .map(value => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
            .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
          const color = text => text.match(/[\d.]+/g).map(Number);
          const behind = element => {
            for (let at = element; at; at = at.parentElement) {
              const found = color(getComputedStyle(at).backgroundColor);
              if (found.length === 3 || found[3] === 1) return found;
            }
            return [255, 255, 255];
          };
          const faint = [];
          for (const element of document.querySelectorAll('body *')) {
            const words = [...element.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
            const style = getComputedStyle(element);
            // One pixel: words for screen readers only.
            if (!words.length || style.visibility === 'hidden' || element.getBoundingClientRect().width <= 1) continue;
            const [light, dark] = [luminance(color(style.color)), luminance(behind(element))].sort((a, b) => b - a);
            const size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
            const contrast = (light + 0.05) / (dark + 0.05);
            if (contrast < (large ? 3 : 4.5)) faint.push(`${contrast.toFixed(2)} ${words[0].data.trim()}`);
          }
          return faint;
        }
        """;

    [Theory, MemberData(nameof(FilledPages.Paths), MemberType = typeof(FilledPages))]
    public async Task Words_stand_out_by_day_and_by_night(string path)
    {
        var browser = await pages.ReadAsync(path);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await browser.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            Assert.Empty(await browser.Page.EvaluateAsync<string[]>(FaintWords));
        }
    }

    [Theory, MemberData(nameof(FilledPages.Paths), MemberType = typeof(FilledPages))]
    public async Task Headings_descend_without_a_gap_from_one_main_heading(string path)
    {
        var browser = await pages.ReadAsync(path);

        var levels = await browser.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])");
        Assert.Equal(1, levels.Count(static level => level == 1));
        Assert.Equal(1, levels[0]);
        Assert.DoesNotContain(levels.Zip(levels.Skip(1)), static pair => pair.Second > pair.First + 1);
    }

    [Theory, MemberData(nameof(FilledPages.Paths), MemberType = typeof(FilledPages))]
    public async Task Everything_has_a_name_and_no_name_twice(string path)
    {
        var browser = await pages.ReadAsync(path);

        Assert.Empty(await browser.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a')].filter(a => !a.textContent.trim()).map(a => a.outerHTML)"));
        Assert.Empty(await browser.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('img:not([alt])')].map(img => img.outerHTML)"));
        Assert.Empty(await browser.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('input')].filter(input => !input.labels.length).map(input => input.outerHTML)"));
        Assert.Empty(await browser.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, index, all) => all.indexOf(id) !== index)"));
        foreach (var role in new[] { AriaRole.Banner, AriaRole.Main, AriaRole.Contentinfo })
        {
            Assert.Equal(1, await browser.Page.GetByRole(role).CountAsync());
        }
    }
}
