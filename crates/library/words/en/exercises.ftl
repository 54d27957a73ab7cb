# When to leave an exercise out or make it smaller.
caution-osteoporosis = Thin bones or a broken vertebra? Leave this out until your clinician has agreed to it.
caution-dizzy = If you feel dizzy or your neck complains, keep your chin soft and lean back less. Stop if it stays.
caution-shoulder = Sore shoulder? Bend the arm that opens, and let it travel less far.
caution-wrists-knees = Sore wrists or knees? Put a cushion under your knees, or rest your hands on a desk instead.
caution-knees-hips = Stiff knees or hips? Put a pillow on your calves and sit on that.
caution-head-down = High blood pressure that is not under control, glaucoma, reflux or late pregnancy? Leave this one out.
