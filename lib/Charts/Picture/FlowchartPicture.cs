using System.Runtime.InteropServices;
using SkiaSharp;

namespace ParallelAsync.Charts.Picture;

/// <summary>
/// Draws a flowchart: the questions in a column on the left, their exits on the right. It is 420 logical pixels wide, so that its letters can still
/// be read where a phone shows it at 360.
/// </summary>
internal sealed class FlowchartPicture : IDisposable
{
    private const int Width = 420;
    private const float Scale = 1.6f;
    private const float QuestionLeft = 8, QuestionWidth = 218, ExitLeft = 264, ExitWidth = 148;
    private const float Padding = 9, LineHeight = 18, Gap = 26, TextSize = 15, TitleTop = 30;
    private static readonly SKColor Ink = SKColor.Parse("#333333"), QuestionFill = SKColor.Parse("#EEF3F8"), ExitFill = SKColor.Parse("#FFFFFF"), Plain = SKColor.Parse("#888888");

    private readonly SKFont regular = new(ChartFont.Typeface(bold: false), TextSize);
    private readonly SKFont bold = new(ChartFont.Typeface(bold: true), TextSize);

    private FlowchartPicture()
    {
    }

    public static byte[] Png(Flowchart chart)
    {
        using var picture = new FlowchartPicture();
        return picture.Draw(chart);
    }

    public void Dispose()
    {
        regular.Dispose();
        bold.Dispose();
    }

    private byte[] Draw(Flowchart chart)
    {
        var rows = chart.Steps.Select(Measured).ToList();
        var end = Wrapped(chart.End, Width - (2 * QuestionLeft), bold);
        var title = Wrapped(chart.Title, Width - (2 * QuestionLeft), bold);
        var top = TitleTop + (LineHeight * (title.Count - 1)) + Gap / 2;
        var height = (int)Math.Ceiling(top + rows.Sum(row => row.Height + Gap) + HeightOf(end) + QuestionLeft);

        using var bitmap = new SKBitmap(new SKImageInfo((int)(Width * Scale), (int)(height * Scale), SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
        Write(canvas, title, Width / 2f, TitleTop - LineHeight, bold);
        foreach (var (step, row) in chart.Steps.Zip(rows))
        {
            DrawStep(canvas, step, row, top);
            top += row.Height + Gap;
        }

        Box(canvas, SKRect.Create(QuestionLeft, top, Width - (2 * QuestionLeft), HeightOf(end)), end, ExitFill, ColourOf(chart.EndColour), bold);
        canvas.Flush();
        return IndexedPng.Encode(MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan()), bitmap.Width, bitmap.Height);
    }

    private Row Measured(FlowchartStep step)
    {
        var question = Wrapped(step.Question, QuestionWidth, bold);
        var exit = Wrapped(step.Exit, ExitWidth, regular);
        return new(question, exit, Math.Max(HeightOf(question), HeightOf(exit)));
    }

    private void DrawStep(SKCanvas canvas, FlowchartStep step, Row row, float top)
    {
        var question = SKRect.Create(QuestionLeft, top, QuestionWidth, row.Height);
        var exit = SKRect.Create(ExitLeft, top, ExitWidth, row.Height);
        Box(canvas, question, row.Question, QuestionFill, Plain, bold);
        Box(canvas, exit, row.Exit, ExitFill, ColourOf(step.Colour), regular);
        Arrow(canvas, new(question.Right, question.MidY), new(exit.Left, exit.MidY));
        Write(canvas, [step.Outward], (question.Right + exit.Left) / 2 - 2, question.MidY - LineHeight - 4, regular);
        Arrow(canvas, new(question.MidX, question.Bottom), new(question.MidX, question.Bottom + Gap));
        Write(canvas, [step.Onward], question.MidX + 20, question.Bottom + ((Gap - LineHeight) / 2), regular);
    }

    private static void Box(SKCanvas canvas, SKRect box, List<string> lines, SKColor fill, SKColor edge, SKFont font)
    {
        using var inside = new SKPaint { Color = fill, IsAntialias = true };
        using var border = new SKPaint { Color = edge, IsAntialias = true, IsStroke = true, StrokeWidth = 2 };
        canvas.DrawRoundRect(box, 6, 6, inside);
        canvas.DrawRoundRect(box, 6, 6, border);
        Write(canvas, lines, box.MidX, box.MidY - (lines.Count * LineHeight / 2), font);
    }

    /// <summary>Lines of text, centred, the first one's upper edge at <paramref name="top"/>.</summary>
    private static void Write(SKCanvas canvas, List<string> lines, float centre, float top, SKFont font)
    {
        using var paint = new SKPaint { Color = Ink, IsAntialias = true };
        for (var line = 0; line < lines.Count; line++)
            canvas.DrawText(lines[line], centre, top + (line * LineHeight) + (0.76f * LineHeight), SKTextAlign.Center, font, paint);
    }

    private static void Arrow(SKCanvas canvas, SKPoint from, SKPoint to)
    {
        const float Head = 7;
        using var paint = new SKPaint { Color = Ink, IsAntialias = true, StrokeWidth = 1.5f };
        var across = to.X > from.X;
        canvas.DrawLine(from, across ? new(to.X - Head, to.Y) : new(to.X, to.Y - Head), paint);
        using var tip = new SKPath();
        tip.MoveTo(to);
        tip.LineTo(across ? new SKPoint(to.X - Head, to.Y - (Head / 2)) : new SKPoint(to.X - (Head / 2), to.Y - Head));
        tip.LineTo(across ? new SKPoint(to.X - Head, to.Y + (Head / 2)) : new SKPoint(to.X + (Head / 2), to.Y - Head));
        tip.Close();
        canvas.DrawPath(tip, paint);
    }

    private static List<string> Wrapped(string text, float width, SKFont font)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length > 0 && font.MeasureText(longer) > width - (2 * Padding))
                lines.Add(word);
            else
                lines[^1] = longer;
        }

        return lines;
    }

    private static float HeightOf(List<string> lines) => (lines.Count * LineHeight) + (2 * Padding);

    private static SKColor ColourOf(string? colour) => colour is null ? Plain : SKColor.Parse(colour);

    private sealed record Row(List<string> Question, List<string> Exit, float Height);
}
